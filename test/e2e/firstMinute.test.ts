// Someone who has just installed the extension: the walkthrough, the palette, the context menu.
import assert from 'node:assert/strict';
import { COMMAND, waitForLoss, walkthroughPicture } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

describe('the first minute', function () {
    this.timeout(180_000);

    it('goes from the walkthrough to the first loss with its two buttons, and the steps are ticked', async () => {
        const vscode = await launch({ viewport: { width: 1700, height: 900 } });
        const { page } = vscode;
        await vscode.until('the walkthrough', async () => {
            await vscode.runCommandFromPalette('Welcome: Open Walkthrough...');
            await page
                .locator('.quick-input-list')
                .getByText('Understand a cross-entropy loss')
                .click({ timeout: 3000 });
            await page.locator('.gettingStartedContainer').getByText('Open an example').waitFor({ timeout: 5000 });
            return true;
        });
        const button = (name: string) =>
            page.locator('.gettingStartedContainer').getByRole('button', { name, exact: true });
        const done = (step: string) => page.locator(`[data-done-step-id$="#${step}"].complete`);
        assert.equal(await done('example').count(), 0);
        const picture = walkthroughPicture(vscode);
        await picture.getByText('0.5986').first().waitFor();
        const [ground, themes] = await picture.evaluate(svg => {
            document.body.style.color = 'var(--vscode-editor-background)';
            return [getComputedStyle(svg.querySelector('rect')!).fill, getComputedStyle(document.body).color];
        });
        assert.equal(ground, themes, 'the picture has the colours of the theme');
        await button('Open the Example').click();
        await vscode.editor.locator('.view-lines').getByText('1.2372').waitFor();
        await done('example').waitFor();
        await page.locator('.gettingStartedContainer').getByText('Explain it', { exact: true }).click();
        await button(COMMAND).click();
        await waitForLoss(vscode, '0.5986');
        await vscode.dispose();
    });

    it('finds the main command by its name, also when an example was opened just before', async () => {
        const vscode = await launch({ files: { 'a.py': 'logits = [2, 1, 0.1]\ntarget = 0\n' } });
        await vscode.until('an example', async () => {
            await vscode.runCommandFromPalette('Cross-Entropy: Open an Example');
            await vscode.page.getByText('One sample in PyTorch code').click({ timeout: 3000 });
            return true;
        });
        await vscode.page.locator('.tab.active').filter({ hasText: 'published_example.py' }).waitFor();
        await vscode.editor.locator('.view-lines').getByText('1.2372').waitFor();
        await vscode.until('the first command of the list', async () => {
            const input = vscode.page.locator('.quick-input-widget input[type="text"]');
            await vscode.page.keyboard.press('F1');
            await input.fill(`>${COMMAND}`, { timeout: 3000 });
            const first = vscode.page.locator('.quick-input-list .monaco-list-row.focused');
            await first.filter({ hasText: COMMAND }).waitFor({ timeout: 3000 });
            // VS Code closes the list where the editor takes the focus at that moment: then there is nothing to click on.
            await input.click({ timeout: 1000 });
            await vscode.page.keyboard.press('Enter');
            return true;
        });
        await waitForLoss(vscode, '0.5986');
        await vscode.dispose();
    });

    it('offers the command in the context menu, and by its keys, where there is an array or a call', async () => {
        const vscode: Workbench = await launch({
            files: {
                'a.py': 'logits = [1.2372, -0.9604, 1.5415]\ntarget = 2\n',
                'none.py': 'print("hello")\n',
                'call.py': 'loss = F.cross_entropy(model(x), y)\n',
            },
        });
        const { page } = vscode;
        const entries = async (): Promise<string[]> => {
            await vscode.editor.click({ button: 'right', position: { x: 100, y: 8 } });
            const menu = page.locator('.monaco-menu .action-label:visible');
            await menu.first().waitFor();
            const texts = await menu.allInnerTexts();
            await page.keyboard.press('Escape');
            return texts;
        };
        await vscode.until('the entry', async () => (await entries()).includes(COMMAND));
        await vscode.openFile('none.py');
        await vscode.until('a menu without it', async () => !(await entries()).includes(COMMAND));
        await vscode.openFile('call.py');
        await vscode.until('the entry at a call', async () => (await entries()).includes(COMMAND));
        await vscode.openFile('none.py');
        await vscode.until('none again', async () => !(await entries()).includes(COMMAND));
        await vscode.openFile('a.py');
        await vscode.until('the entry again', async () => (await entries()).includes(COMMAND));
        await vscode.putCursorAt(vscode.positionOf('-0.9604'));
        await page.keyboard.press('Control+k');
        await page.keyboard.press('Shift+E');
        await waitForLoss(vscode, '0.5986');
        await vscode.dispose();
    });
});

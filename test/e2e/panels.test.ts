// Several panels: pinned ones are left alone and come back; two arrays side by side with the differences of every
// stage.
import assert from 'node:assert/strict';
import { explainAt, openBox, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const TEXT = `before = torch.tensor([[ 1.2372, -0.9604,  1.5415]])
after  = torch.tensor([[ 4.2372,  2.0396,  4.5415]])
target = torch.tensor([2])
third  = torch.tensor([[ 2.0000,  1.0000,  0.1000]])
`;

describe('several panels', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({ files: { 'arrays.py': TEXT }, viewport: { width: 1500, height: 1100 } });
    });
    after(() => vscode.dispose());

    const tabs = async (): Promise<string[]> =>
        (await vscode.panelTab('Cross-Entropy').allInnerTexts()).map(title => title.trim());
    const waitForTabs = (...expected: string[]): Promise<unknown> =>
        vscode.until(`the tabs ${expected.join(', ')}`, async () => String(await tabs()) === String(expected));
    const button = (name: string) => vscode.panel().getByRole('button', { name, exact: true });

    it('a pinned one is left alone, and the next array opens another; the one that is not pinned is used again', async () => {
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
        await openBox(vscode, 'more');
        await button('Pin').click();
        await waitForTabs('[Cross-Entropy] before');
        await explainAt(vscode, '1.0000');
        // torch: cross_entropy([[2, 1, 0.1]], [2])
        await waitForLoss(vscode, '2.3170');
        await waitForTabs('[Cross-Entropy] before', 'Cross-Entropy: third');
        await explainAt(vscode, '2.0396');
        await waitForLoss(vscode, '0.5986');
        await waitForTabs('[Cross-Entropy] before', 'Cross-Entropy: after');
    });

    it('come back after a reload, each with its array, and the pinned one pinned', async () => {
        await vscode.reloadWindow();
        await waitForLoss(vscode, '0.5986');
        await waitForTabs('[Cross-Entropy] before', 'Cross-Entropy: after');
        await vscode.panelTab('before').click();
        await openBox(vscode, 'more');
        await button('Unpin').waitFor();
        assert.equal(await vscode.panel().locator('[data-stage="logits"][data-class="0"]').innerText(), '1.2372');
        await explainAt(vscode, '1.0000');
        await waitForLoss(vscode, '2.3170');
        await waitForTabs('[Cross-Entropy] before', 'Cross-Entropy: third');
    });

    it('are unpinned and pinned in the title bar and from the palette', async () => {
        await vscode.panelTab('before').click();
        await vscode.page
            .locator('.editor-actions')
            .getByRole('button', { name: /^Unpin Panel/ })
            .click();
        await waitForTabs('Cross-Entropy: before', 'Cross-Entropy: third');
        await openBox(vscode, 'more');
        await button('Pin').waitFor();
        await vscode.runCommandFromPalette('Cross-Entropy: Pin Panel');
        await waitForTabs('[Cross-Entropy] before', 'Cross-Entropy: third');
    });

    it('a command opens a new one in any case', async () => {
        await vscode.putCursorAt(vscode.positionOf('2.0396'));
        await vscode.runCommandFromPalette('Cross-Entropy: Explain in a New Panel');
        // Beside the tab in front.
        await waitForTabs('[Cross-Entropy] before', 'Cross-Entropy: after', 'Cross-Entropy: third');
    });
});

describe('two arrays', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({ files: { 'arrays.py': TEXT }, viewport: { width: 1500, height: 1100 } });
    });
    after(() => vscode.dispose());

    const relation = (kind: string) => vscode.panel().locator(`[data-relation="${kind}"]`);
    const side = (stage: string, of: 'a' | 'b' | 'difference'): Promise<string[]> =>
        vscode.panel().locator(`[data-difference="${stage}"][data-side="${of}"]`).allInnerTexts();

    it('at two cursors are compared, stage by stage, and their relation has a name', async () => {
        await vscode.putCursorAt(vscode.positionOf('-0.9604'));
        await vscode.runCommandFromPalette('Add Cursor Below');
        await vscode.runCommandFromPalette('Cross-Entropy: Compare Two Arrays');
        await relation('shift').getByText('Each logit of B is 3 larger than in A. Softmax ignores that').waitFor();
        assert.deepEqual(await side('logits', 'a'), ['1.2372', '−0.9604', '1.5415']);
        assert.deepEqual(await side('logits', 'b'), ['4.2372', '2.0396', '4.5415']);
        assert.deepEqual(await side('logits', 'difference'), ['3.0000', '3.0000', '3.0000']);
        assert.deepEqual(await side('softmax', 'b'), ['0.4054', '0.0450', '0.5496']);
        assert.deepEqual(await vscode.panel().locator('[data-loss="b"]').allInnerTexts(), ['0.5986']);
        await vscode.screenshot('comparison');
    });

    it('follow their document', async () => {
        await vscode.page.keyboard.press('Escape');
        await vscode.replaceText('2.0396', '2.5', { save: true });
        await relation('none').getByText('The largest difference is 3.4604, for class 1').waitFor();
        assert.deepEqual(await side('logits', 'b'), ['4.2372', '2.5000', '4.5415']);
        await vscode.panel().getByText('before shape (1, 3)').first().waitFor();
    });

    it('are still compared after a reload', async () => {
        await vscode.reloadWindow();
        await relation('none').waitFor();
        await vscode.replaceText('2.5', '2.0396', { save: true });
        await relation('shift').waitFor();
    });

    it('end when told; another one is chosen from a list', async () => {
        await vscode.panel().getByRole('button', { name: 'End comparison' }).click();
        await relation('shift').waitFor({ state: 'detached' });
        await openBox(vscode, 'more');
        await vscode.panel().getByRole('button', { name: 'Compare with another array…' }).click();
        const rows = vscode.page.locator('.quick-input-list .monaco-list-row');
        await rows.filter({ hasText: 'arrays.py:4, shape (1, 3)' }).waitFor();
        assert.equal(await rows.count(), 2, 'neither the array itself nor the target is in the list');
        await vscode.screenshot('comparison-choice');
        await rows.filter({ hasText: 'third' }).click();
        await relation('none').waitFor();
        assert.deepEqual(await side('softmax', 'b'), ['0.6590', '0.2424', '0.0986']);
    });

    it('another example ends the comparison', async () => {
        await explainAt(vscode, '4.5415');
        await relation('none').waitFor({ state: 'detached' });
    });
});

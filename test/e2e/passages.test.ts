// Numbers that are in no file: on the clipboard, in the terminal, in the output of a notebook's cell.
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { temporaryFolder } from '../host/server.mjs';
import { waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const PRINTED = 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\n';

describe('numbers that are in no file', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        const extensions = temporaryFolder('extensions');
        cpSync(
            join(root, 'test/host/printing-terminal'),
            join(extensions, 'explain-cross-entropy-dev.printing-terminal-0.0.1'),
            { recursive: true },
        );
        vscode = await launch({
            extensions,
            files: {
                'a.txt': 'nothing\n',
                'loss.ipynb': readFileSync(join(root, 'test/e2e/notebooks/loss.ipynb')),
            },
            viewport: { width: 1500, height: 2000 },
        });
    });
    after(() => vscode.dispose());

    /** Where the panel says that its numbers came from. */
    const from = (label: string) => vscode.panel().locator('.source .link').filter({ hasText: label });
    const copy = (text: string): Promise<void> =>
        vscode.page.evaluate(written => navigator.clipboard.writeText(written), text);

    it('the clipboard: the panel says where they came from, and shows the text', async () => {
        await copy(PRINTED);
        await vscode.runCommandFromPalette('Explain Cross-Entropy from Clipboard');
        await waitForLoss(vscode, '0.5986');
        await from('Clipboard').click();
        await vscode.editor.getByText('1.2372').first().waitFor();
        await copy('no numbers at all');
        await vscode.runCommandFromPalette('Explain Cross-Entropy from Clipboard');
        await vscode.notification(/Clipboard: there is no numeric array here/);
    });

    it('the selection in a terminal: what was on the clipboard is there again', async () => {
        await vscode.runCommandFromPalette('Open a Terminal That Prints');
        await copy('precious');
        const terminal = vscode.page.locator('.terminal-wrapper').first();
        await terminal.waitFor();
        await vscode.chooseFromMenu(terminal, 'Explain Cross-Entropy of Terminal Selection');
        await vscode.notification('The terminal has no selection to copy'); // VS Code's own words
        await vscode.until('the numbers in the terminal', async () => {
            await terminal.click();
            await vscode.runCommandFromPalette('Terminal: Select All');
            await vscode.chooseFromMenu(terminal, 'Explain Cross-Entropy of Terminal Selection');
            await from('Terminal: training').waitFor({ timeout: 5000 });
            return true;
        });
        await waitForLoss(vscode, '0.5986');
        assert.equal(await vscode.clipboardText(), 'precious');
        await vscode.runCommandFromPalette('View: Toggle Panel Visibility');
    });

    it('the cell of a notebook: its output, with the code of the other cells', async () => {
        // Before its serializer is there, VS Code would open the file as JSON: when this extension is there, that is.
        await vscode.runCommandFromPalette('Explain Cross-Entropy');
        await vscode.explorerRow('loss.ipynb').dblclick();
        const code = vscode.page.locator('.notebookOverlay .view-line').filter({ hasText: 'set_printoptions' });
        await code.first().waitFor({ timeout: 60_000 });
        const explain = async (code: string): Promise<void> => {
            const row = vscode.page.locator('.notebookOverlay .code-cell-row').filter({ hasText: code }).first();
            await vscode.until(`the button of the cell ${code}`, async () => {
                await row.locator('.view-lines').click({ timeout: 5000 });
                const button = vscode.page.locator('.cell-title-toolbar [aria-label^="Explain Cross-Entropy"]');
                await button.filter({ visible: true }).first().click({ timeout: 5000 });
                return true;
            });
        };
        await explain("print('output:'");
        // The call in the last cell smooths the labels, the one that printed 0.5986 does not: torch
        await from('loss.ipynb, cell 4').waitFor();
        await waitForLoss(vscode, '0.5986');
        await explain('print(batch)');
        await waitForLoss(vscode, '0.3185');
        await vscode
            .panel()
            .locator('[data-origin="target"]')
            .getByText(/^cell \d, line \d$/)
            .waitFor();
    });
});

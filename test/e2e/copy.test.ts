import assert from 'node:assert/strict';
import { explainAt, openBox, waitForLoss } from './panel.js';
import { launch } from './workbench.js';

describe('the explanation can be taken along', function () {
    this.timeout(120_000);
    it('as a PyTorch script, and as a table', async () => {
        const vscode = await launch({
            files: { 'a.txt': 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\n' },
        });
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
        await openBox(vscode, 'more');
        const choose = async (title: string): Promise<string> => {
            const before = await vscode.clipboardText();
            await vscode.panel().getByRole('button', { name: title, exact: true }).click();
            await vscode.panel().getByText(`Copied: ${title}`).waitFor();
            // The panel asks the host to write it, which takes a moment.
            await vscode.until('another text on the clipboard', async () => (await vscode.clipboardText()) !== before);
            return vscode.clipboardText();
        };
        assert.match(
            await choose('PyTorch script'),
            /import torch[\s\S]*1\.2372, -0\.9604, 1\.5415[\s\S]*CrossEntropyLoss[\s\S]*assert_close/,
        );
        assert.match(await choose('Markdown table'), /\| 0\.5496 \|[\s\S]*0\.5986/);
        await vscode.dispose();
    });
});

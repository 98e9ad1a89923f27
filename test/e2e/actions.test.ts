// What is wrong with a loss, as a person sees and fixes it in the editor.
import assert from 'node:assert/strict';
import { waitForLoss } from './panel.js';
import { launch } from './workbench.js';

const TRAIN = [
    'import torch',
    'import torch.nn as nn',
    'import torch.nn.functional as F',
    '',
    'criterion = nn.CrossEntropyLoss()',
    'logits = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])',
    'target = torch.tensor([0, 1])',
    'loss = criterion(F.softmax(logits, dim=1), target)',
    '',
].join('\n');

describe('a softmax before the loss', function () {
    this.timeout(120_000);
    it('is underlined, mended from the lightbulb and undone, and a click above the call opens the panel', async () => {
        const vscode = await launch({
            files: { 'train.py': TRAIN },
            settings: { 'explainCrossEntropy.codeLens.enabled': true },
        });
        const { page, editor } = vscode;
        const squiggle = editor.locator('.squiggly-error');
        const lens = editor.locator('.codelens-decoration').getByText('Explain Cross-Entropy');
        await squiggle.first().waitFor();
        await lens.filter({ hasText: 'loss 0.7450' }).waitFor(); // torch: softmax twice

        await vscode.putCursorAt(vscode.positionOf('softmax(logits'));
        const menu = page.locator('.action-widget');
        await vscode.until('the menu of the lightbulb', async () => {
            // VS Code closes it where the editor changes at that moment
            await page.keyboard.press('ControlOrMeta+.');
            await menu.getByText('Remove softmax before CrossEntropyLoss').waitFor({ timeout: 3000 });
            return true;
        });
        await menu.getByText('Explain Cross-Entropy').waitFor();
        await vscode.screenshot('quick-fix');
        await page.keyboard.press('Enter'); // the fix is the first
        await editor.getByText('loss = criterion(logits, target)').waitFor();
        await squiggle.first().waitFor({ state: 'hidden' });
        await lens.filter({ hasText: 'loss 0.3185' }).waitFor(); // torch: without

        await page.keyboard.press('ControlOrMeta+z');
        await editor.getByText('loss = criterion(F.softmax(logits, dim=1), target)').waitFor();
        await squiggle.first().waitFor();
        assert.match(await vscode.hoverText('softmax(logits'), /the loss is 0\.7450, and without that softmax 0\.3185/);
        await vscode.screenshot('squiggle');

        await lens.click();
        await waitForLoss(vscode, '0.3185');
        await vscode.dispose();
    });
});

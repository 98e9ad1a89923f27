// Code that calls several losses with one array: which of them is explained, one chooses.
import assert from 'node:assert/strict';
import { openPanel, waitForLoss } from './panel.js';
import type { Workbench } from './workbench.js';

describe('several losses of one array', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await openPanel(
            {
                'losses.py': `import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
target = torch.tensor([0, 1])
mean = F.cross_entropy(logits, target)
total = F.cross_entropy(logits, target, reduction='sum')
`,
            },
            { width: 1400, height: 900 },
            '0.1]',
            '0.3185',
        );
    });
    after(() => vscode.dispose());

    it('are chosen in the header, also after a reload', async () => {
        const choice = vscode.panel().locator('select[name="which-loss"]');
        assert.deepEqual(await choice.locator('option').allInnerTexts(), [
            'line 6: F.cross_entropy(logits, target)',
            "line 7: F.cross_entropy(logits, target, reduction='sum')",
        ]);
        await choice.selectOption('1');
        await waitForLoss(vscode, '0.6371'); // torch: the sum
        await vscode.screenshot('several-losses');
        await vscode.page.waitForTimeout(1000); // the state is stored after a pause, which nothing shows
        await vscode.reloadWindow();
        await waitForLoss(vscode, '0.6371');
        assert.equal(await choice.inputValue(), '1');
    });
});

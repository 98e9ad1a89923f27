// In a folder that is not trusted: nothing in the extension needs trust.
import assert from 'node:assert/strict';
import { explainAt, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const CODE = `import torch
from torch import nn

other = torch.tensor([[8.0, 1.0, 0.5]])
wrong = nn.CrossEntropyLoss()(torch.softmax(other, dim=1), torch.tensor([0]))
`;

describe('in Restricted Mode', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({ files: { 'wrong.py': CODE }, restricted: true });
        await vscode.page.locator('.statusbar-item').getByText('Restricted Mode').waitFor();
    });
    after(() => vscode.dispose());

    it('hover, underline, panel and fix are there', async () => {
        // torch: cross_entropy([[8, 1, 0.5]], [0])
        assert.match(await vscode.hoverText('8.0'), /0\.0015/);
        await vscode.editor.locator('.squiggly-error').first().waitFor();
        await explainAt(vscode, '8.0');
        await waitForLoss(vscode, '0.0015');
        const finding = vscode.panel().locator('[data-finding="probabilities-as-logits"]');
        await finding.getByRole('button', { name: 'Fix in the file' }).click();
        await finding.waitFor({ state: 'detached' });
        await vscode.editor.getByText('nn.CrossEntropyLoss()(other, torch.tensor([0]))').waitFor();
    });
});

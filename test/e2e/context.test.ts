// What the code around the logits says of the loss comes into the panel. Expected numbers are PyTorch's.
import assert from 'node:assert/strict';
import { explainAt, stage, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const CODE = `import torch
from torch import nn

classes = ['cat', 'dog', 'bird']
logits = torch.tensor([[2, 1, 0.1],
                       [0.5, 2.5, 0.3]])
y = torch.tensor([0, 1])
class_weights = torch.tensor([2., 4., 6.])

criterion = nn.CrossEntropyLoss(weight=class_weights, label_smoothing=0.1)
loss = criterion(logits, y)
`;

describe('the code around the logits', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({ files: { 'train.py': CODE } });
        await explainAt(vscode, '0.1]');
        await waitForLoss(vscode, '0.4807');
    });
    after(() => vscode.dispose());

    const origin = (part: string) => vscode.panel().locator(`[data-origin="${part}"]`);

    it('gives target, weight and options', async () => {
        const argument = (name: string): Promise<string> =>
            vscode.panel().getByLabel(name, { exact: true }).inputValue();
        assert.deepEqual(await Promise.all(['weight', 'label_smoothing'].map(argument)), ['2, 4, 6', '0.1']);
    });

    it('names the classes', async () => {
        assert.deepEqual(await vscode.panel().locator('table.class-table tbody th').allInnerTexts(), [
            'cat',
            'dog',
            'bird',
        ]);
        assert.ok(await vscode.panel().getByRole('radio', { name: 'cat' }).isChecked());
    });

    it('is a click away', async () => {
        assert.equal(await origin('target').innerText(), 'target line 7');
        assert.equal(await origin('weight').innerText(), 'weight line 8');
        await origin('labelSmoothing').getByRole('button').click();
        await vscode.page
            .locator('.statusbar-item')
            .getByText(/^Ln 10, Col/)
            .waitFor();
    });

    it('is followed while it is edited', async () => {
        await vscode.replaceText('label_smoothing=0.1', 'reduction="sum"');
        // torch: 2 * .41703 + 4 * .22005
        await waitForLoss(vscode, '1.7143');
        assert.deepEqual(await stage(vscode, 'weight'), ['2', '4', '6']);
    });
});

describe('a target that the code does not hold', function () {
    this.timeout(120_000);
    it('is not guessed, and the panel says where it would come from', async () => {
        const vscode = await launch({
            files: {
                'train.py':
                    'import torch.nn.functional as F\nlabels = [1]\n\ndef loss(y):\n    logits = torch.tensor([[2, 1, 0.1]])\n    return F.cross_entropy(logits, y)\n',
            },
        });
        await explainAt(vscode, '0.1]');
        await vscode.panel().locator('[data-origin="target"]').getByText('its values are not in your file').waitFor();
        assert.deepEqual(await stage(vscode, 'nll'), ['0.4170', '1.4170', '2.3170']);
        assert.equal(await vscode.panel().locator('[data-stage="loss"]').count(), 0);
        await vscode.dispose();
    });
});

describe('several cursors', function () {
    this.timeout(120_000);
    it('select logits and target', async () => {
        const vscode = await launch({ files: { 'a.txt': 'a = [2, 1, 0.1]\nb = [9, 9, 9]\nc = [1]\n' } });
        await vscode.selectText('[2, 1, 0.1]');
        await vscode.page.keyboard.down('Alt');
        const line = vscode.editor.locator('.view-line').filter({ hasText: 'c' });
        const box = (await line.locator('span span').last().boundingBox())!;
        await vscode.page.mouse.click(box.x + box.width - 12, box.y + box.height / 2);
        await vscode.page.keyboard.up('Alt');
        await vscode.runCommandFromPalette('Explain Cross-Entropy');
        await waitForLoss(vscode, '1.4170');
        await vscode.dispose();
    });
});

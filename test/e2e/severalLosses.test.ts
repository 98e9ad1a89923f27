// Where there are several, one chooses: the loss that the code calls with an array, and the columns of a table.
import assert from 'node:assert/strict';
import { explainAt, openPanel, waitForLoss } from './panel.js';
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
                'table.csv': 'cat,dog,age,kind,label\n2.0,1.0,0.1,0,1\n0.5,2.5,0.3,1,0\n',
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

    it('of a table, the columns are chosen, also after a reload, until they are found automatically again', async () => {
        const button = (name: string) => vscode.panel().getByRole('button', { name });
        const row = (label: string) =>
            vscode.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
        const asked = (title: string) => vscode.page.locator('.quick-input-title').getByText(title).waitFor();
        await vscode.openFile('table.csv');
        await explainAt(vscode, '2.5');
        await waitForLoss(vscode, '1.9436'); // of four columns, with label as the target
        await button('Choose columns…').click();
        await asked('Which columns hold the logits');
        await row('age').click();
        await row('kind').click();
        await vscode.screenshot('choose-columns');
        await vscode.page.keyboard.press('Enter');
        await asked('Which column is the target?');
        await row('kind').click();
        // torch: cross_entropy([[2, 1], [.5, 2.5]], [0, 1])
        await waitForLoss(vscode, '0.2201');
        await vscode
            .panel()
            .getByText('As you chose, these columns hold the logits: cat, dog; the target is kind.')
            .waitFor();
        await vscode.screenshot('chosen-columns');
        // The hover reads the table as the panel does.
        const hover = await vscode.hoverText('2.5');
        assert.match(hover, /As you chose, these columns hold the logits: cat, dog/);
        await vscode.page.waitForTimeout(1000); // as above
        await vscode.reloadWindow();
        await waitForLoss(vscode, '0.2201');
        await button('Find them automatically').click();
        await waitForLoss(vscode, '1.9436');
    });
});

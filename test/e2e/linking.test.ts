// Panel and editor point at each other's numbers.
import assert from 'node:assert/strict';
import { explainAt, stage, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

describe('a number in the editor and its class in the panel', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: { 'batch.py': 'logits = [[2, 1, 0.1],\n          [0.5, 2.5, 0.3]]\ntarget = [0, 1]\n' },
        });
        await explainAt(vscode, '0.1]');
        await waitForLoss(vscode, '0.3185');
    });
    after(() => vscode.dispose());

    it('light each other: the mouse on a class', async () => {
        const decorated = vscode.editor.locator('.view-overlays .cdr[class*="ced-"]');
        assert.equal(await decorated.count(), 0);
        await vscode.panel().locator('[data-stage="softmax"][data-class="1"]').hover();
        await decorated.first().waitFor();
        await vscode.panel().locator('h1').hover();
        await decorated.first().waitFor({ state: 'detached' });
    });

    it('light each other: the cursor on a number, whose sample comes into view', async () => {
        await vscode.putCursorAt(vscode.positionOf('2.5'));
        await vscode.panel().locator('[data-stage="logits"]').getByText('2.5000', { exact: true }).waitFor();
        assert.deepEqual(await stage(vscode, 'logits'), ['0.5000', '2.5000', '0.3000']);
        const lit = vscode.panel().locator('tr.lit [data-stage="softmax"]');
        await lit.waitFor();
        assert.equal(await lit.getAttribute('data-class'), '1');
        await vscode.putCursorAt(vscode.positionOf('target'));
        await lit.waitFor({ state: 'detached' });
    });

    it('a click on a class selects its number', async () => {
        await vscode.panel().getByRole('button', { name: '2', exact: true }).click();
        await vscode.page.locator('.statusbar-item').getByText('Ln 2, Col 25 (3 selected)').waitFor();
    });
});

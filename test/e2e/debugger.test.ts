// Values of a program that is stopped in a debugger: debugpy with PyTorch, and the built-in debugger of JavaScript.
import assert from 'node:assert/strict';
import { chooseInMenu, go, launchProgram, stopAt, variable } from './debugging.js';
import { waitForLoss } from './panel.js';
import type { Workbench } from './workbench.js';

const COMMAND = 'Explain Cross-Entropy';

/** All digits of the loss. */
const exactLoss = async (vscode: Workbench): Promise<number> =>
    Number((await vscode.panel().locator('[data-stage="loss"]').getAttribute('title'))!.replace('−', '-'));

function near(actual: number, expected: number, bound: number): void {
    assert.ok(Math.abs(actual - expected) <= bound, `${actual} is not ${expected}`);
}

describe('the Python debugger', function () {
    this.timeout(240_000);

    it('explains a variable, then a call, with the target and the criterion of the frame', async () => {
        const vscode = await launchProgram('train.py');
        await stopAt(vscode, "print('stop')");
        await stopAt(vscode, 'return self.loss_fn(out, y)');
        await go(vscode);
        await chooseInMenu(vscode, await variable(vscode, 'Locals', 'logits'), COMMAND);
        await waitForLoss(vscode, '0.7587');
        // Of torch, for train.py as it is seeded.
        near(await exactLoss(vscode), 0.75872338, 1e-7);
        await vscode.page.keyboard.press('F5');
        await vscode.panel().getByText('The program is not in step any more').waitFor();
        await vscode.putCursorAt({ ...vscode.positionOf('loss_fn(out, y)') });
        await vscode.runCommandFromPalette('Explain Cross-Entropy of the Live Value');
        await waitForLoss(vscode, '2.6298');
        near(await exactLoss(vscode), 2.62979126, 1e-6);
        await vscode.panel().locator('header').getByText('(2, 3)').waitFor();
        await vscode.dispose();
    });
});

// What if: drag a logit, change the temperature, take a gradient step; undo, and back to the text.
import assert from 'node:assert/strict';
import { explainAt, stage, waitForLoss } from './panel.js';
import { launch, type Workbench } from './workbench.js';

describe('what if', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({ files: { 'example.txt': 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\n' }, viewport: { width: 1500, height: 1300 } });
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
    });
    after(() => vscode.dispose());

    const slider = (c: number) => vscode.panel().getByRole('slider', { name: `logit of class ${c}` });
    const button = (name: string) => vscode.panel().getByRole('button', { name, exact: true });

    it('a logit moved by keyboard moves everything', async () => {
        await slider(1).focus();
        await vscode.page.keyboard.press('PageUp');
        // log(exp(1.2372 - 1.5415) + exp(0.0396 - 1.5415) + 1)
        await waitForLoss(vscode, '0.6731');
        assert.deepEqual(await stage(vscode, 'logits'), ['1.2372', '0.0396', '1.5415']);
    });

    it('undo takes one step back', async () => {
        await button('Undo').click();
        await waitForLoss(vscode, '0.5986');
    });

    it('a bar follows the mouse, and shows what it was', async () => {
        const box = (await slider(2).boundingBox())!;
        await vscode.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        await vscode.page.mouse.down();
        await vscode.page.mouse.move(box.x + box.width / 2 + 10, box.y + box.height / 2);
        await vscode.page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2, { steps: 5 });
        await vscode.page.mouse.up();
        const [, , moved] = await stage(vscode, 'logits');
        assert.ok(Number(moved) > 1.5415, moved);
        assert.equal(await vscode.panel().locator('.ghost').count(), 1);
        await vscode.screenshot('what-if');
        await button('Undo').click();
        await waitForLoss(vscode, '0.5986');
    });

    it('the temperature divides the logits', async () => {
        await vscode.panel().getByRole('slider', { name: 'temperature' }).fill('1');
        await vscode.panel().locator('[data-stage="logits"]').getByText('0.6186', { exact: true }).waitFor();
        assert.deepEqual(await stage(vscode, 'logits'), ['0.6186', '-0.4802', '0.7708']);
        await button('Back to what the text says').click();
        await waitForLoss(vscode, '0.5986');
    });

    it('a gradient step lowers the loss', async () => {
        await button('Gradient step').click();
        // softmax is .4054 .0450 .5496: the logits minus it, plus 1 for the target.
        await vscode.panel().locator('[data-stage="logits"]').getByText('1.9919', { exact: true }).waitFor();
        assert.deepEqual(await stage(vscode, 'logits'), ['0.8318', '-1.0054', '1.9919']);
    });

    it('an edit of the document ends it', async () => {
        await vscode.replaceText('1.2372', '2.0000');
        await vscode.panel().locator('[data-stage="logits"]').getByText('2.0000', { exact: true }).waitFor();
        assert.deepEqual(await stage(vscode, 'logits'), ['2.0000', '-0.9604', '1.5415']);
    });
});

// What if: drag a logit or type it, change the temperature, take gradient steps; softmax by hand; undo, redo, and back
// to the text.
import assert from 'node:assert/strict';
import { explainStep, openPublishedExample, stage, waitForLoss } from './panel.js';
import type { Workbench } from './workbench.js';

describe('what if', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await openPublishedExample();
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

    it('Alt with an arrow key moves a logit, and the file stays as it is', async () => {
        const before = vscode.readFile();
        await vscode
            .panel()
            .getByRole('button', { name: '−0.9604, the logit of class 1: type to change it', exact: true })
            .press('Alt+ArrowUp');
        // log(exp(1.2372 - 1.5415) + exp(-0.8604 - 1.5415) + 1)
        await waitForLoss(vscode, '0.6033');
        assert.equal(await vscode.page.locator('.tab.dirty').count(), 0, 'nothing is to be saved');
        assert.equal(vscode.readFile(), before);
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
        // The end of the bar went where the mouse went: its scale stood still.
        assert.ok(Math.abs(Number(moved) - 1.5415 - (30 / box.width) * (1.5415 + 0.9604)) < 0.02, moved);
        // A bar that did not move has no ghost; where others moved with it, they do.
        for (const [name, ghosts] of [
            ['logits', 0],
            ['softmax', 1],
            ['gradient', 1],
        ] as const) {
            const cell = vscode.panel().locator(`td[data-stage="${name}"][data-class="0"]`);
            assert.equal(await cell.locator('.ghost').count(), ghosts, name);
        }
        await vscode.panel().getByText('was 0.5986', { exact: true }).waitFor();
        await vscode
            .panel()
            .getByTitle(/^was 0\.5986, now 0\.\d{4} less$/)
            .waitFor();
        await vscode.screenshot('what-if');
        await button('Undo').click();
        await waitForLoss(vscode, '0.5986');
    });

    it('the temperature divides the logits', async () => {
        await vscode.panel().getByRole('spinbutton', { name: 'temperature' }).fill('2');
        await vscode.panel().locator('[data-stage="logits"]').getByText('0.6186', { exact: true }).waitFor();
        assert.deepEqual(await stage(vscode, 'logits'), ['0.6186', '−0.4802', '0.7708']);
        assert.deepEqual(await stage(vscode, 'undivided'), ['1.2372', '−0.9604', '1.5415']);
        await button('Reset to the values in your file').click();
        await waitForLoss(vscode, '0.5986');
    });

    it('a logit can be typed: Enter applies it, Escape leaves it', async () => {
        const number = (value: string) =>
            vscode
                .panel()
                .getByRole('button', { name: `${value}, the logit of class 1: type to change it`, exact: true });
        const field = vscode.panel().getByRole('textbox', { name: 'logit of class 1' });
        await number('−0.9604').click();
        await field.fill('1e3');
        await field.press('Enter');
        await waitForLoss(vscode, '998.4585');
        await number('1000.0000').and(vscode.panel().locator(':focus')).press('F2');
        await field.fill('much');
        await field.press('Enter');
        assert.equal(await field.inputValue(), 'much', 'what is no number is not taken');
        await field.press('Escape');
        await number('1000.0000').press('Enter');
        await field.fill('-inf');
        await field.press('Enter');
        // log(exp(1.2372 - 1.5415) + 1)
        await waitForLoss(vscode, '0.5525');
    });

    it('undo and redo by keyboard', async () => {
        await vscode.page.keyboard.press('Control+z');
        await waitForLoss(vscode, '998.4585');
        await vscode.page.keyboard.press('Control+z');
        await waitForLoss(vscode, '0.5986');
        await vscode.page.keyboard.press('Control+Shift+z');
        await waitForLoss(vscode, '998.4585');
        await button('Undo').click();
        await waitForLoss(vscode, '0.5986');
        await button('Redo').click();
        await waitForLoss(vscode, '998.4585');
        await button('Reset to the values in your file').click();
        await waitForLoss(vscode, '0.5986');
    });

    it('typing into a field is one step to undo, a temperature too', async () => {
        await vscode.panel().getByRole('spinbutton', { name: 'temperature' }).pressSequentially('5', { delay: 20 });
        await vscode.panel().locator('[data-stage="logits"]').getByText('0.0825', { exact: true }).waitFor(); // 1.2372 / 15
        await vscode.panel().getByRole('spinbutton', { name: 'temperature' }).press('Enter');
        await slider(0).focus();
        await vscode.page.keyboard.press('Control+z');
        await waitForLoss(vscode, '0.5986');
        assert.ok(
            await vscode
                .panel()
                .getByRole('spinbutton', { name: 'temperature' })
                .evaluate(field => (field as HTMLInputElement).value === '1'),
        );
    });

    it('a gradient step lowers the loss', async () => {
        await explainStep(vscode, 'gradient');
        await button('Gradient step').click();
        // softmax is .4054 .0450 .5496: the logits minus it, plus 1 for the target.
        await vscode.panel().locator('[data-stage="logits"]').getByText('1.9919', { exact: true }).waitFor();
        assert.deepEqual(await stage(vscode, 'logits'), ['0.8318', '−1.0054', '1.9919']);
        await vscode.panel().getByText('One step of gradient descent: the loss went from 0.5986 to 0.3100.').waitFor();
    });

    it('more steps go on from there', async () => {
        await vscode.panel().getByRole('spinbutton', { name: 'steps' }).fill('2');
        await button('Gradient step').click();
        await vscode.panel().getByText('3 steps of gradient descent: the loss went from 0.5986 to 0.1531.').waitFor();
        assert.deepEqual(await stage(vscode, 'logits'), ['0.4465', '−1.0721', '2.4439']);
    });

    it('softmax by hand gives the same here, and the difference', async () => {
        await explainStep(vscode, 'softmax');
        await vscode.panel().getByRole('checkbox', { name: 'compare with a naive log(softmax(x))' }).check();
        await vscode.panel().locator('[data-by-hand="holds"]').waitFor();
        assert.deepEqual(await stage(vscode, 'naiveSoftmax'), await stage(vscode, 'softmax'));
        await vscode.panel().getByRole('checkbox', { name: 'compare with a naive log(softmax(x))' }).uncheck();
        assert.deepEqual(await stage(vscode, 'naiveSoftmax'), []);
    });

    it('an edit of the document ends it', async () => {
        await vscode.replaceText('1.2372', '2.0000');
        await vscode.panel().locator('[data-stage="logits"]').getByText('2.0000', { exact: true }).waitFor();
        assert.deepEqual(await stage(vscode, 'logits'), ['2.0000', '−0.9604', '1.5415']);
    });
});

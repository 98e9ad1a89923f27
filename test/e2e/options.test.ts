// The arguments of the loss, class probabilities and higher shapes in the panel. Expected numbers are PyTorch's.
import assert from 'node:assert/strict';
import { explainAt, explainStep, sampleRows, showArguments, stage, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const BATCH = 'logits = [[2, 1, 0.1], [0.5, 2.5, 0.3]]\n';

describe('the options of the loss', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: { 'batch.py': `${BATCH}target = [0, 1]\n` },
            viewport: { width: 1500, height: 1100 },
        });
        await explainAt(vscode, '0.1]');
        await waitForLoss(vscode, '0.3185');
        await showArguments(vscode);
    });
    after(() => vscode.dispose());

    const field = (label: string) => vscode.panel().getByLabel(label, { exact: true });
    const choice = (name: string) => vscode.panel().getByRole('combobox', { name });
    const fact = (code: string) => vscode.panel().locator(`[data-fact="${code}"]`).innerText();

    it('weight the mean by the targets, and say both denominators', async () => {
        await field('weight').fill('2, 4, 6');
        await field('weight').press('Enter');
        await waitForLoss(vscode, '0.2857');
        await explainStep(vscode, 'reduction');
        assert.equal(await fact('denominator'), '6');
        assert.equal(await fact('unweightedMean'), '0.8571');
        assert.equal(await field('weight').inputValue(), '2, 4, 6');
    });

    it('smooth the labels', async () => {
        await field('label_smoothing').fill('0.1');
        await waitForLoss(vscode, '0.4807');
        assert.deepEqual(await stage(vscode, 'target'), ['0.9333', '0.0333', '0.0333']);
        await vscode.screenshot('options');
    });

    it('sum, or do not reduce', async () => {
        await choice('reduction').selectOption('sum');
        await waitForLoss(vscode, '2.8843');
        await choice('reduction').selectOption('none');
        await vscode.panel().getByText('Not reduced').first().waitFor();
        const losses = (await sampleRows(vscode)).map(row => Number(row[5]));
        assert.ok(Math.abs(losses[0]! + losses[1]! - 2.8843) < 2e-4, String(losses));
    });

    it('go back to what the text says', async () => {
        await vscode.panel().getByRole('button', { name: 'Reset to the values in your file' }).click();
        await waitForLoss(vscode, '0.3185');
    });

    it('ignore a target', async () => {
        await field('ignore_index').fill('1');
        await waitForLoss(vscode, '0.4170');
        // The table follows after a pause.
        await vscode.until('the ignored sample', async () => (await sampleRows(vscode))[1]?.[2] === 'ignored');
        assert.deepEqual((await sampleRows(vscode))[1], ['1', '1', 'ignored', '–', '–', '–', '–']);
    });

    it('say what torch refuses, and show the stages all the same', async () => {
        await field('weight').fill('1, 2');
        await field('weight').press('Enter');
        await vscode
            .panel()
            .getByRole('alert')
            .getByText(/weight/)
            .first()
            .waitFor();
        assert.deepEqual(await stage(vscode, 'softmax'), ['0.6590', '0.2424', '0.0986']);
        await vscode.panel().getByRole('button', { name: 'Reset to the values in your file' }).click();
    });

    it('compute in float16', async () => {
        await choice('arithmetic').selectOption('float16');
        // 0.3185 is not on the grid of float16 around it: 0.3186 is.
        await waitForLoss(vscode, '0.3186');
    });
});

describe('class probabilities', function () {
    this.timeout(120_000);
    it('are the target, and the loss is over all classes', async () => {
        const vscode = await launch({ files: { 'soft.py': `${BATCH}target = [[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]]\n` } });
        await explainAt(vscode, '0.1]');
        await waitForLoss(vscode, '0.9435');
        assert.deepEqual(await stage(vscode, 'target'), ['0.7000', '0.2000', '0.1000']);
        assert.deepEqual(await stage(vscode, 'terms'), ['0.2919', '0.2834', '0.2317']);
        await vscode.dispose();
    });
});

describe('logits of shape (N, C, d1)', function () {
    this.timeout(120_000);
    it('are shown position by position', async () => {
        const vscode = await launch({
            files: { 'sequence.py': 'logits = [[[2, 0.5], [1, 2.5], [0.1, 0.3]]]\ntarget = [[0, 1]]\n' },
        });
        await explainAt(vscode, '0.5]');
        await waitForLoss(vscode, '0.3185');
        assert.deepEqual(await sampleRows(vscode), [
            ['0, 0', '0', '0', '0.6590', '1', '0.4170', '65%'],
            ['0, 1', '1', '1', '0.8025', '1', '0.2200', '35%'],
        ]);
        await vscode.dispose();
    });
});

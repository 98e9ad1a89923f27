// A batch as an engineer looks at it: at a glance, as a list, and drawn, beside the sample in view.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { axeViolations } from './axe.js';
import { explainAt, sampleRows, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

/**
 * Ten samples that count and two that are ignored (6 and 10); wrong are 4, a cat taken for a dog, and 7, a fox taken
 * for a cat.
 */
const TWELVE = `class_names = ["cat", "dog", "owl", "fox"]
logits = torch.tensor([[3.1, 0.2, -1.0, 0.5], [0.4, 2.6, 0.1, -0.3], [2.2, 1.9, -0.5, 0.0], [-0.7, 0.3, 2.9, 0.1],
    [1.5, 2.4, 0.2, -1.1], [0.0, -0.4, 0.6, 3.3], [0.2, 0.1, 0.3, 0.0], [4.2, -1.0, 0.4, 0.8],
    [-0.2, 2.1, 0.5, 0.3], [0.9, 0.7, 1.8, -0.6], [-1.2, 0.4, 0.3, 2.5], [1.1, 3.0, -0.8, 0.2]])
target = torch.tensor([0, 1, 0, 2, 0, 3, -100, 3, 1, 2, -100, 1])
criterion = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 1.0, 4.0]))
loss = criterion(logits, target)
`;

const view = (vscode: Workbench, name: string): Locator => vscode.panel().locator(`[data-view=${name}]`);

/** Looks at the batch in another way: `List`, `Histogram`. */
const open = (vscode: Workbench, title: string): Promise<void> =>
    vscode.panel().locator('.views').getByRole('button', { name: title, exact: true }).click();

/** Waits until the table lists these samples and no others. */
const listed = (vscode: Workbench, samples: string): Promise<unknown> =>
    vscode.until(
        `the samples ${samples}`,
        async () => (await sampleRows(vscode)).map(([sample]) => sample).join(' ') === samples,
    );

/** @param what `Sample 4`, `Pixel 0, 1, 3`; of a number a sample */
const inView = (vscode: Workbench, what: string): Promise<void> =>
    vscode
        .panel()
        .getByRole('heading', { name: /^\d+$/.test(what) ? `Sample ${what}` : what, exact: true })
        .waitFor();

const textOf = async (locator: Locator): Promise<string> => (await locator.innerText()).replaceAll('\u00a0', ' ');

describe('the views of a batch', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: { 'batch.py': TWELVE },
            theme: 'light',
            viewport: { width: 1500, height: 1100 },
        });
        await explainAt(vscode, '3.1');
        // By hand, in float64: weights * losses add up to 18.8304479, the weights of the targets that count to 19.
        await waitForLoss(vscode, '0.9911');
    });
    after(() => vscode.dispose());

    const meaningOf = async (code: string): Promise<string> =>
        (await vscode.panel().locator(`[data-summary=${code}]`).getAttribute('title')) ?? '';

    it('say at a glance how the batch fares', async () => {
        const value = (code: string) => textOf(vscode.panel().locator(`[data-summary=${code}]`));
        assert.deepEqual(await Promise.all(['accuracy', 'mean', 'perplexity', 'ignored'].map(value)), [
            '80%',
            '0.9911',
            '2.6941',
            '2',
        ]);
        assert.match(await meaningOf('mean'), /71% of ln 4 = 1\.3863/);
        await open(vscode, 'Confusion');
        await vscode.panel().getByText('mistakes: 2; target cat predicted as dog: 1').waitFor();
        await open(vscode, 'List');
    });

    it('go from one wrong prediction to the next, and to any sample by its number', async () => {
        const grid = vscode.panel().getByRole('grid', { name: 'Samples' });
        await grid.focus();
        // The list begins with the worst: 7, 4, and then those that are right.
        await vscode.page.keyboard.press('p');
        await inView(vscode, '4');
        await vscode.page.keyboard.press('p');
        await inView(vscode, '7');
        assert.ok(await vscode.panel().getByRole('button', { name: 'Previous wrong' }).isDisabled());
        await vscode.page.keyboard.press('n');
        await inView(vscode, '4');
        await vscode.panel().getByRole('button', { name: 'Previous in the list' }).click();
        await inView(vscode, '7');
        await vscode.panel().getByText('of 12, loss 13.8378, the worst').waitFor();
        const jump = vscode.panel().getByRole('textbox', { name: 'go to' });
        await jump.fill('11');
        await jump.press('Enter');
        await inView(vscode, '11');
        await vscode.panel().locator('#sample-11[aria-selected=true]').waitFor();
    });

    it('list the hardest, those of a bar, those of a cell of the confusion matrix', async () => {
        await vscode.panel().getByRole('combobox', { name: 'show' }).selectOption('hardest: half of the loss');
        await listed(vscode, '7'); // 13.8378 of 18.8304
        await open(vscode, 'Histogram');
        const bars = vscode.panel().locator('.histogram').getByRole('button');
        await bars.first().focus();
        await vscode.page.keyboard.press('End');
        await vscode.page.keyboard.press('Enter');
        assert.equal(await bars.last().getAttribute('aria-pressed'), 'true');
        await vscode.panel().getByText('1 of 12').waitFor();
        await open(vscode, 'Confusion');
        await view(vscode, 'confusion').getByRole('button', { name: 'target cat, predicted dog, samples: 1' }).click();
        await inView(vscode, '4');
        assert.equal(
            await vscode.panel().getByRole('combobox', { name: 'show' }).locator('option:checked').innerText(),
            'target cat, predicted dog',
        );
        await view(vscode, 'confusion').getByRole('button', { name: 'predicted cat, samples: 3' }).click();
        await open(vscode, 'List');
        await listed(vscode, '7 2 0');
        await vscode.panel().getByRole('button', { name: 'show all' }).click();
        await vscode.panel().locator('#sample-1').waitFor();
    });

    it('go from a cell of the heat map to its sample and class', async () => {
        await open(vscode, 'Softmax');
        const row = view(vscode, 'heatmap').locator('#heat-7');
        await row.getByRole('gridcell').nth(3).click();
        await inView(vscode, '7');
        await view(vscode, 'heatmap').getByText('Sample 7, fox: 0.0314').waitFor();
        await vscode.page.keyboard.press('ArrowLeft');
        await view(vscode, 'heatmap').getByText('Sample 7, owl:').waitFor();
    });

    it('show how the losses enter the mean, with both denominators', async () => {
        await open(vscode, 'Reduction');
        const cells = (await view(vscode, 'reduction').locator('#part-7 [role=gridcell]').allInnerTexts()).join(' ');
        assert.equal(cells, '7 fox 3.4595 4 13.8378');
        const reduced = (code: string) => textOf(view(vscode, 'reduction').locator(`[data-reduced=${code}]`));
        assert.match(await reduced('mean'), /18\.8304 \/ 19\s+0\.9911/);
        assert.match(await reduced('mean-of-kept'), /18\.8304 \/ 10\s+1\.8830/);
        assert.match(await reduced('mean-of-all'), /18\.8304 \/ 12\s+1\.5692/);
    });

    it('follow a what-if', async () => {
        // All logits divided by 4, by hand in float64: 1.0968.
        await vscode.panel().locator('[name=temperature]').fill('4');
        await vscode.until('the mean to follow', async () => /79% of ln 4 = 1\.3863/.test(await meaningOf('mean')));
        await vscode.panel().locator('#part-7').getByText('6.3423').waitFor();
        await vscode.panel().getByRole('button', { name: 'Reset to the values in your file' }).click();
        await waitForLoss(vscode, '0.9911');
    });

    it('have nothing that axe-core objects to', async () => {
        for (const title of ['List', 'Histogram', 'Confusion', 'Softmax']) {
            await open(vscode, title);
            await vscode.screenshot(`batch-${title}`);
            assert.deepEqual(await axeViolations(vscode, '.master-detail'), []);
        }
    });
});

describe('the map of positions', function () {
    this.timeout(120_000);
    it('shows an image, goes to a position by click and arrow key, and stands axe-core in high contrast', async () => {
        // (1, 3, 4, 4): class 0 is the target everywhere but where it is ignored, on the diagonal; its logit is row -
        // column.
        const plane = (logit: (row: number, column: number) => number): number[][] =>
            [0, 1, 2, 3].map(row => [0, 1, 2, 3].map(column => logit(row, column)));
        const zeros = plane(() => 0);
        const example = {
            logits: [[plane((row, column) => row - column), zeros, zeros]],
            target: [plane((row, column) => (row === column ? -100 : 0))],
        };
        const vscode = await launch({
            files: { 'image.json': JSON.stringify(example) },
            theme: 'hc-dark',
            viewport: { width: 1500, height: 1100 },
        });
        await explainAt(vscode, '[[');
        // The largest loss is that of the logits [-3, 0, 0]: ln(1 + 2 e^3) = 3.7177, in the upper right corner.
        await open(vscode, 'Map');
        await vscode.panel().getByText('the largest loss, 3.7177, is at 0, 0, 3').waitFor();
        const canvas = vscode.panel().getByRole('application', { name: 'Loss by position' });
        const { width, height } = (await canvas.boundingBox())!;
        await canvas.click({ position: { x: (width * 7) / 8, y: height / 8 } });
        await inView(vscode, 'Pixel 0, 0, 3');
        await view(vscode, 'map').getByText('Position 0, 0, 3: target 0, predicted 1, loss 3.7177.').waitFor();
        await vscode.page.keyboard.press('ArrowDown');
        await inView(vscode, 'Pixel 0, 1, 3');
        const jump = vscode.panel().getByRole('textbox', { name: 'go to' });
        await jump.fill('0, 2, 2');
        await jump.press('Enter');
        await view(vscode, 'map').getByText('Position 0, 2, 2: ignored.').waitFor();
        await vscode.screenshot('batch-map');
        assert.deepEqual(await axeViolations(vscode, '.batch'), []);
        await vscode.dispose();
    });
});

describe('a batch of 100 000 samples', function () {
    this.timeout(180_000);
    it('opens, sorts and filters', async () => {
        // Class 0 is the target; in every 1000th sample class 1 has the largest logit.
        const rows = Array.from(
            { length: 100_000 },
            (_, i) => `[2, ${i % 1000 === 0 ? 5 : 0}, 0, 0, 0, 0, 0, 0, 0, 0]`,
        );
        const vscode = await launch({
            files: { 'large.py': `target = [0] * 100000\nlogits = [${rows.join(',\n')}]\n` },
        });
        await explainAt(vscode, '[[2');
        await vscode
            .panel()
            .locator('[data-summary=accuracy]')
            .filter({ hasText: '99.9' })
            .waitFor({ timeout: 60_000 });
        await vscode.panel().locator('[aria-rowindex="2"]').getByText('✗').first().waitFor();
        await vscode.panel().getByRole('combobox', { name: 'show' }).selectOption('wrong predictions');
        await vscode.panel().getByText('100 of 100,000').waitFor();
        await vscode.panel().getByRole('grid', { name: 'Samples' }).focus();
        await vscode.page.keyboard.press('End');
        await vscode.panel().locator('#sample-99000[aria-selected=true]').waitFor();
        assert.ok((await vscode.panel().locator('[role=row]').count()) < 60, 'only the rows in view are in the page');
        await vscode.dispose();
    });
});

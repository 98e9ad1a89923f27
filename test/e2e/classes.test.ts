// Softmax by hand where it breaks, and many classes: the rest opened, searched and sorted, the same rows in every
// stage.
import assert from 'node:assert/strict';
import { explainAt, explainStep, openSection, showArguments, stage, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const STAGES = ['logits', 'exp', 'softmax', 'logSoftmax', 'nll', 'gradient'];

/** The classes that have a row in a stage, in their order. */
const rowsOf = (vscode: Workbench, name: string): Promise<number[]> =>
    vscode
        .panel()
        .locator(`[data-stage="${name}"][data-class]`)
        .evaluateAll(cells => cells.map(cell => Number((cell as HTMLElement).dataset['class'])));

/** The same, once every stage has the same ones and they are these. */
const waitForRows = (vscode: Workbench, wanted: readonly number[]): Promise<true> =>
    vscode.until(`the rows ${wanted.join(', ')}`, async () => {
        const rows = await Promise.all(STAGES.map(name => rowsOf(vscode, name)));
        return rows.every(each => String(each) === String(wanted));
    });

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe('softmax by hand', function () {
    this.timeout(120_000);
    it('breaks on [1000, 0, -1000] in float32, and the panel says where and why', async () => {
        const vscode = await launch({
            files: { 'example.txt': 'logits: tensor([[1000., 0., -1000.]])\ntarget: tensor([1])\n' },
            viewport: { width: 1700, height: 1300 },
        });
        await explainAt(vscode, '1000.');
        await waitForLoss(vscode, '1000.0000');
        await showArguments(vscode);
        await vscode.panel().getByRole('combobox', { name: 'arithmetic' }).selectOption('float32');
        await explainStep(vscode, 'exp');
        await vscode.panel().getByRole('checkbox', { name: 'compare with a naive log(softmax(x))' }).check();
        await vscode
            .panel()
            .locator('[data-by-hand="breaks"]')
            .getByText('exp(1000.0000) is inf: float32 ends at exp(88.7228).')
            .waitFor();
        assert.deepEqual(await stage(vscode, 'naiveExp'), ['inf', '1.0000', '0.0000']);
        assert.deepEqual(await stage(vscode, 'naiveSoftmax'), ['nan', '0.0000', '0.0000']);
        assert.deepEqual(await stage(vscode, 'softmaxDifference'), ['nan', '=', '=']);
        assert.deepEqual(await stage(vscode, 'naiveLogSoftmax'), ['nan', '−inf', '−inf']);
        assert.deepEqual(await stage(vscode, 'logSoftmax'), ['0.0000', '−1000.0000', '−2000.0000']);
        await openSection(vscode, 'proof');
        assert.equal(await vscode.panel().locator('[data-proof="naive"]').innerText(), 'inf');
        await vscode.screenshot('by-hand');
        await vscode.dispose();
    });
});

describe('30 named classes', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        const names = range(0, 30).map(c => `'${'abcdefghij'[c % 10]}${'xyz'[Math.floor(c / 10)]}-animal'`);
        // The logit of a class is minus its index: class 0 is the most probable, and so on.
        vscode = await launch({
            files: {
                'animals.py': `class_names = [${names.join(', ')}]\nlogits = [${range(0, 30)
                    .map(c => `-${c}.5`)
                    .join(', ')}]\ntarget = 29\n`,
            },
            viewport: { width: 1700, height: 1300 },
        });
        await explainAt(vscode, '-0.5');
        await waitForLoss(vscode, '29.4587'); // 29.5 - log(sum of exp(-0.5 - c))
    });
    after(() => vscode.dispose());

    const find = (name: string) => vscode.panel().getByRole('combobox', { name });

    it('the rest is one row that opens, and pages through all of them', async () => {
        await waitForRows(vscode, [...range(0, 12), 29]);
        // By keyboard, as the row below the last class.
        await vscode.panel().locator('[data-cell="29 name"]').focus();
        await vscode.page.keyboard.press('ArrowDown');
        await vscode
            .panel()
            .getByRole('button', { name: '17 more classes' })
            .and(vscode.panel().locator(':focus'))
            .waitFor();
        await vscode.page.keyboard.press('Enter');
        await waitForRows(vscode, [29, ...range(0, 12)]);
        await vscode.panel().getByRole('button', { name: 'next classes' }).click();
        await waitForRows(vscode, [29, ...range(12, 24)]);
        await vscode.panel().getByRole('slider', { name: 'first row in view' }).press('ArrowRight');
        await waitForRows(vscode, [29, ...range(13, 25)]);
        await vscode.screenshot('all-classes');
    });

    it('a class is found by its name, and its row is lit', async () => {
        await find('Find a class').fill('bz');
        await vscode.panel().getByRole('option', { name: '21 · bz-animal' }).waitFor();
        await find('Find a class').fill('-animal');
        await vscode.panel().getByRole('option').nth(29).waitFor();
        await find('Find a class').press('ArrowDown');
        await find('Find a class').press('ArrowDown');
        await vscode.screenshot('class-search');
        await find('Find a class').press('Enter');
        await waitForRows(vscode, [29, ...range(2, 14)]);
        assert.equal(await vscode.panel().locator('tr.lit').count(), 1);
    });

    it('back to the most probable ones, the found class keeps its row', async () => {
        await find('Find a class').fill('25');
        await find('Find a class').press('Enter');
        await vscode.panel().getByRole('button', { name: 'Top classes' }).click();
        await waitForRows(vscode, [...range(0, 12), 25, 29]);
    });

    it('the target is chosen by name', async () => {
        await find('target').fill('AX');
        await find('target').press('Enter');
        await waitForLoss(vscode, '0.4587');
        assert.equal(await find('target').inputValue(), '0 · ax-animal');
    });
});

describe('128 256 classes', function () {
    this.timeout(180_000);
    it('are browsed, searched and changed', async () => {
        const classes = 128_256;
        const rows = range(0, classes / 16).map(row =>
            range(16 * row, 16 * row + 16)
                .map(c => (c === 100_000 ? '9.0' : '0.5'))
                .join(', '),
        );
        const vscode = await launch({
            files: { 'vocabulary.json': `{"logits": [${rows.join(',\n')}], "target": 7}\n` },
            viewport: { width: 1500, height: 1300 },
        });
        await explainAt(vscode, '0.5');
        // log(128255 + exp(8.5))
        await waitForLoss(vscode, '11.7994');
        const find = vscode.panel().getByRole('combobox', { name: 'Find a class' });
        await find.fill('128255');
        await find.press('Enter');
        await vscode
            .panel()
            .getByRole('button', { name: '0.5000, the logit of class 128255: type to change it' })
            .click();
        await vscode.panel().getByRole('textbox', { name: 'logit of class 128255' }).fill('9');
        await vscode.page.keyboard.press('Enter');
        // log(128254 + 2 exp(8.5))
        await waitForLoss(vscode, '11.8356');
        await vscode.panel().getByRole('button', { name: 'All classes' }).click();
        await vscode.panel().getByRole('combobox', { name: 'sort' }).selectOption('by index');
        await vscode.panel().getByRole('slider', { name: 'first row in view' }).press('End');
        await waitForRows(vscode, [7, ...range(classes - 12, classes)]);
        await vscode.panel().getByRole('slider', { name: 'logit of class 128250' }).press('PageUp');
        await vscode
            .panel()
            .locator('[data-stage="logits"][data-class="128250"]')
            .getByText('1.5000', { exact: true })
            .waitFor();
        await vscode.screenshot('many-classes');
        await vscode.dispose();
    });
});

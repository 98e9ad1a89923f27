// The main job as a person does it: palette, panel, target, edit, reload, hover, messages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { axeViolations } from './axe.js';
import { COMMAND, explainAt, openSection, sampleRows, stage, waitForLoss } from './panel.js';
import { launch, themes } from './workbench.js';
import type { Workbench } from './workbench.js';

const PUBLISHED = readFileSync(join(root, 'media/examples/published_example.py'), 'utf8');

const SOFTMAX = ['0.4054', '0.0450', '0.5496'];
const LOG_SOFTMAX = ['−0.9029', '−3.1005', '−0.5986'];

describe('the published example', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({ files: { 'example.py': PUBLISHED } });
    });
    after(() => vscode.dispose());

    it('opens from the palette with the published numbers', async () => {
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
        assert.deepEqual(await stage(vscode, 'logits'), ['1.2372', '−0.9604', '1.5415']);
        assert.deepEqual(await stage(vscode, 'softmax'), SOFTMAX);
        assert.deepEqual(await stage(vscode, 'logSoftmax'), LOG_SOFTMAX);
        assert.deepEqual(await stage(vscode, 'target'), ['0', '0', '1']);
        assert.equal((await stage(vscode, 'nll'))[2], '0.5986');
    });

    it('proves that both ways agree', async () => {
        await openSection(vscode, 'proof');
        const proof = vscode.panel().locator('[data-proof]');
        assert.deepEqual(await proof.allInnerTexts(), ['0.5986', '0.5986', '0.0000']);
    });

    it('has a row for each class, through all stages', async () => {
        await vscode.panel().locator('[data-stage="softmax"][data-class="1"]').hover();
        const lit = vscode.panel().locator('tr.lit');
        assert.deepEqual(await lit.locator('td[data-stage]').allInnerTexts(), [
            '−0.9604',
            '0.0819',
            '0.0450',
            '−3.1005',
            '0',
            '3.1005',
            '0.0450',
        ]);
    });

    it('takes another target by mouse and by keyboard', async () => {
        await vscode.panel().getByRole('radio', { name: 'class 0' }).click();
        await waitForLoss(vscode, '0.9029');
        await vscode.page.keyboard.press('ArrowDown');
        await vscode.page.keyboard.press('Space');
        await waitForLoss(vscode, '3.1005');
    });

    it('follows the document and keeps the chosen target', async () => {
        await vscode.replaceText('-0.9604', '0.5', { save: true });
        // torch.nn.functional.cross_entropy(torch.tensor([[1.2372, 0.5, 1.5415]]), torch.tensor([1])) = 1.7789
        await waitForLoss(vscode, '1.7789');
        assert.deepEqual(await stage(vscode, 'logits'), ['1.2372', '0.5000', '1.5415']);
    });

    it('says why it cannot follow, and goes on when it can', async () => {
        await vscode.replaceText('0.5,', '..., ', { save: true });
        await vscode.panel().getByRole('alert').getByText('last numbers that could be read').waitFor();
        await waitForLoss(vscode, '1.7789');
        await vscode.replaceText('..., ', '0.5,', { save: true });
        await vscode.panel().getByRole('alert').waitFor({ state: 'detached' });
    });

    it('comes back after a reload of the window, with its document and the chosen target', async () => {
        await vscode.reloadWindow();
        await waitForLoss(vscode, '1.7789');
        await vscode.replaceText('1.2372', '0.5', { save: true });
        // torch: cross_entropy([[0.5, 0.5, 1.5415]], [1])
        await waitForLoss(vscode, '1.5756');
    });

    it('shows the array in its editor', async () => {
        await vscode.panel().getByRole('button', { name: 'example.py:6' }).click();
        await vscode.page
            .locator('.statusbar-item')
            .getByText(/^Ln 6, Col/)
            .waitFor();
    });
});

describe('a loss whose numbers are not in the file', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: {
                'train.py': `import torch
import torch.nn.functional as F
logits = torch.randn(4, 10)
target = torch.randint(1, 11, (4,))
loss = F.cross_entropy(logits, target)
`,
                'keras_model.py': `import keras
from keras.layers import Dense
model = keras.Sequential([Dense(16, activation="relu"), Dense(3)])
model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train, y_train)
`,
            },
        });
        await explainAt(vscode, 'cross_entropy(');
    });
    after(() => vscode.dispose());

    const rows = (part: string) => vscode.panel().locator(`[data-part="${part}"] tr:not(.part)`);
    const row = (part: string, text: string) => rows(part).filter({ hasText: text });

    it('opens the panel with the shapes on their way', async () => {
        await row('logits', '(4, 10)').getByText('float32').waitFor();
        await row('target', '1 to 10').getByText('int64').waitFor();
        await vscode.panel().getByText('print("logits =", logits.tolist(), "\\ntarget =", target.tolist())').waitFor();
    });

    it('leads to the line of a step by the keyboard', async () => {
        await row('target', 'randint').getByRole('button', { name: 'line 4' }).press('Enter');
        await vscode.page
            .locator('.statusbar-item')
            .getByText(/^Ln 4, Col/)
            .waitFor();
    });

    for (const theme of themes) {
        it(`has nothing that axe-core objects to: ${theme}`, async () => {
            await vscode.wear(theme);
            assert.deepEqual(await axeViolations(vscode), []);
        });
    }

    it('follows the file', async () => {
        await vscode.replaceText('4, 10', '4, 12', { save: true });
        await row('logits', '(4, 12)').waitFor();
    });

    it('comes back after a reload of the window', async () => {
        await vscode.reloadWindow();
        await row('logits', '(4, 12)').waitFor();
    });

    it('is fixed in the file', async () => {
        await vscode.replaceText('4, 12', '4, 10', { save: true });
        await vscode
            .panel()
            .locator('[data-finding="target-out-of-range"]')
            .getByRole('button', { name: 'Fix' })
            .click();
        await row('target', 'target - 1').getByText('0 to 9').waitFor();
    });

    it('has its table once the numbers are there', async () => {
        await vscode.replaceText('torch.randn(4, 10)', 'torch.tensor([[0.0, 0.0], [0.0, 0.0]])');
        await vscode.replaceText('torch.randint(1, 11, (4,))', 'torch.tensor([1, 2])');
        // ln 2
        await waitForLoss(vscode, '0.6931');
    });

    it('has the last layer of a Keras model, and what its loss takes', async () => {
        await vscode.openFile('keras_model.py');
        await explainAt(vscode, 'compile(');
        await row('logits', 'keras.Sequential').getByText('(…, 3)').waitFor();
        await vscode.panel().getByText('Dense(3), has no activation: it leaves logits').waitFor();
        await vscode.panel().getByText('model.predict(x_train[:8])').waitFor();
    });
});

describe('a hover', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: { 'example.py': PUBLISHED, 'elided.txt': 'logits: tensor([[1.2, 0.3,  ..., 4.5]])\n' },
        });
    });
    after(() => vscode.dispose());

    it('shows shape, softmax, log-softmax and loss', async () => {
        const text = await vscode.hoverText('-0.9604');
        for (const expected of ['(1, 3)', ...SOFTMAX, ...LOG_SOFTMAX, '0.5986']) {
            assert.ok(text.includes(expected), `${expected} in ${text}`);
        }
    });

    it('has a link that opens the panel', async () => {
        await vscode.hoverText('-0.9604');
        await vscode.hover
            .getByRole('link', { name: COMMAND })
            .or(vscode.hover.locator('a', { hasText: COMMAND }))
            .first()
            .click();
        await waitForLoss(vscode, '0.5986');
    });

    it('says why an elided array cannot be read', async () => {
        await vscode.openFile('elided.txt');
        const text = await vscode.hoverText('0.3');
        assert.match(text, /\.\.\..*set_printoptions/s);
    });
});

describe('a setting', function () {
    this.timeout(120_000);
    it('turns the hover off', async () => {
        const vscode = await launch({
            files: { 'example.py': PUBLISHED },
            settings: { 'explainCrossEntropy.hover.enabled': false },
        });
        // The command runs first, so that the extension is there.
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
        await vscode.restMouseOn('-0.9604');
        await vscode.page.waitForTimeout(2000); // editor.hover.delay is 300 ms
        assert.equal(await vscode.hover.count(), 0);
        await vscode.dispose();
    });
});

describe('logits without a target', function () {
    this.timeout(120_000);
    it('show every stage that needs none, and the loss of each class; choosing one completes the rest', async () => {
        const vscode = await launch({ files: { 'logits.txt': 'tensor([[ 1.2372, -0.9604,  1.5415]])\n' } });
        await explainAt(vscode, '-0.9604');
        await vscode.panel().getByText('No target was found').waitFor();
        assert.deepEqual(await stage(vscode, 'softmax'), SOFTMAX);
        assert.deepEqual(await stage(vscode, 'nll'), ['0.9029', '3.1005', '0.5986']);
        assert.equal(await vscode.panel().locator('[data-stage="loss"]').count(), 0);
        await vscode.panel().getByRole('radio', { name: 'class 2' }).click();
        await waitForLoss(vscode, '0.5986');
        await vscode.dispose();
    });
});

describe('a batch', function () {
    this.timeout(120_000);
    it('has a row per sample, and the stages of the sample in view', async () => {
        const vscode = await launch({
            files: { 'batch.json': '{\n  "logits": [[2, 1, 0.1], [0.5, 2.5, 0.3]],\n  "target": [0, 1]\n}\n' },
        });
        await explainAt(vscode, '0.1]');
        // torch's mean over both, and the first sample's softmax.
        await waitForLoss(vscode, '0.3185');
        assert.deepEqual(await stage(vscode, 'softmax'), ['0.6590', '0.2424', '0.0986']);
        const grid = vscode.panel().getByRole('grid', { name: 'Samples' });
        const rows = grid.locator('[role=row][aria-selected]');
        assert.deepEqual(await sampleRows(vscode), [
            ['0', '0', '0', '0.6590', '1', '0.4170', '65%'],
            ['1', '1', '1', '0.8025', '1', '0.2200', '35%'],
        ]);
        await grid.focus();
        await vscode.page.keyboard.press('ArrowDown');
        await vscode.panel().locator('[data-stage="softmax"]').first().getByText('0.1086').waitFor();
        await rows.nth(0).click();
        await vscode.panel().locator('[data-stage="softmax"]').first().getByText('0.6590').waitFor();
        await vscode.dispose();
    });

    it('is sorted and filtered', async () => {
        const vscode = await launch({
            files: {
                'batch.json':
                    '{\n  "logits": [[2, 1, 0.1], [0.5, 2.5, 0.3], [1.2, 0.4, 3.1], [0.2, 0.1, 0.3]],\n  "target": [0, 1, 2, 0]\n}\n',
            },
        });
        await explainAt(vscode, '0.1]');
        await waitForLoss(vscode, '0.4838');
        const samples = async () => (await sampleRows(vscode)).map(([sample]) => sample);
        assert.deepEqual(await samples(), ['3', '0', '1', '2'], 'the worst first');
        await vscode.panel().getByRole('button', { name: 'loss', exact: true }).click();
        await vscode.until('the best first', async () => String(await samples()) === '2,1,0,3');
        await vscode.panel().getByRole('combobox', { name: 'show' }).selectOption('wrong predictions');
        await vscode.until('the wrong one alone', async () => String(await samples()) === '3');
        await vscode.panel().getByText('1 of 4').waitFor();
        await vscode.screenshot('batch');
        await vscode.dispose();
    });
});

describe('what cannot be read', function () {
    this.timeout(120_000);
    const cases: readonly (readonly [string, string, string, RegExp])[] = [
        ['an elided array', 'tensor([[1.2, 0.3,  ..., 4.5]])\n', '0.3', /set_printoptions/],
        ['a ragged array', 'logits = [[1.5, 2.5], [3.5]]\n', '2.5', /row/i],
        ['no array at the cursor', 'print("hello")\n', 'hello', /no numeric array at the cursor/i],
        ['a single number', 'loss: tensor(0.5986)\n', '0.5986', /single number/],
    ];
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: {
                ...Object.fromEntries(cases.map(([, text], i) => [`case${i}.txt`, text])),
                'far.py': 'import torch\n\n\nlogits = [1.2372, -0.9604, 1.5415]\ntarget = 2\n',
            },
        });
    });
    after(() => vscode.dispose());
    cases.forEach(([what, , at, message], i) => {
        it(`gets a message: ${what}`, async () => {
            await vscode.openFile(`case${i}.txt`);
            await explainAt(vscode, at);
            await vscode.notification(message);
            assert.equal(await vscode.page.locator('iframe.webview').count(), 0);
        });
    });

    it('no editor at all', async () => {
        await vscode.runCommandFromPalette('View: Close All Editors');
        await vscode.editor.waitFor({ state: 'detached' });
        await vscode.runCommandFromPalette(COMMAND);
        await vscode.notification('No editor is open');
    });

    it('offers the nearest array of the file', async () => {
        await vscode.openFile('far.py');
        await explainAt(vscode, 'import');
        await (
            await vscode.notification(/nearest|no numeric array/i)
        )
            .getByRole('button', { name: 'Explain the array on line 4' })
            .click();
        await waitForLoss(vscode, '0.5986');
    });
});

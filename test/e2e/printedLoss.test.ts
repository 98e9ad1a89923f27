// A loss that a program printed, compared with the logits: equal within rounding, or the mistake that gives it. The
// printed losses are PyTorch's.
import assert from 'node:assert/strict';
import { axeViolations } from './axe.js';
import { explainAt, openBox, showArguments, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const code = (target: string, options: string, printed: string, logits = '[[2, 1, 0.1], [0.5, 2.5, 0.3]]'): string =>
    `logits = torch.tensor(${logits})\ny = torch.tensor(${target})\nloss = F.cross_entropy(logits, y${options})\nprint(loss)  # tensor(${printed})\n`;
const plain = (printed: string): string => code('[0, 1]', '', printed);
const THREE = '[[2, 1, 0.1], [0.5, 2.5, 0.3], [0.1, 0.2, 1.3]]';
const WEIGHT = ', weight=torch.tensor([2., 4., 6.])';

/** What the program did, what it printed, and the words that tell of it. */
const mistakes: readonly (readonly [what: string, source: string, code: string, words: string])[] = [
    ['softmax twice', plain('0.7450'), 'softmax-twice', 'softmax applied before CrossEntropyLoss'],
    ['softmax over the samples', plain('0.2014'), 'wrong-axis', 'axis 0'],
    ['the sum', plain('0.6371'), 'sum-instead-of-mean', 'sum'],
    ['the mean', code('[0, 1]', ', reduction="sum"', '0.3185'), 'mean-instead-of-sum', 'mean'],
    ['weights left out', code('[0, 1]', WEIGHT, '0.3185'), 'unweighted', 'without the class weights'],
    ['label_smoothing=0.1', plain('0.4369'), 'other-smoothing', 'label_smoothing=0.1'],
    ['ignore_index=1', plain('0.4170'), 'other-ignore-index', 'ignore_index=1'],
    ['bits', plain('0.4596'), 'bits', 'base-2 logarithms'], // .3185 / ln 2
    ['base 10', plain('0.1383'), 'base-10', 'base-10 logarithms'], // .3185 / ln 10
    ['NLLLoss on logits', plain('-2.2500'), 'nll-on-logits', 'without log_softmax'],
    ['NLLLoss on softmax', plain('-0.7307'), 'nll-on-probabilities', 'without the logarithm'],
    ['float16', code('[1]', '', '36.0938', '[[36.1, 0.0]]'), 'float16', 'float16'],
    ['bfloat16', code('[1]', '', '36.', '[[36.1, 0.0]]'), 'bfloat16', 'bfloat16'],
    // batches of two and of one: ((.4170 + .2200) / 2 + 1.6911) / 2
    ['a mean of means', code('[0, 1, 0]', '', '1.0048', THREE), 'mean-of-means', 'batches of 2'],
    ["the next position's targets", code('[1, 0, 2]', '', '1.4185', THREE), 'target-shifted', '+1'],
    ['targets counted from 1', code('[1, 2]', '', '0.3185'), 'target-off-by-one', '-1'],
    ['targets counted from 1, out of range', code('[1, 3]', '', '1.4185'), 'target-off-by-one', '-1'],
];

const others = {
    'published.txt': 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\nloss: tensor(0.5986)\n',
    'log_softmax.txt': 'output: tensor([[-0.9029, -3.1005, -0.5986]])\ntarget: tensor([2])\nloss: tensor(0.5986)\n',
    'selected.txt': 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\nand the program gave 0.9040\n',
};

const nameOf = (row: number): string => `mistake${row}.py`;

describe('a loss that was printed', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: { ...others, ...Object.fromEntries(mistakes.map(([, source], row) => [nameOf(row), source])) },
        });
    });
    after(() => vscode.dispose());

    const verdict = (kind: 'equal' | 'different') => vscode.panel().locator(`[data-comparison="${kind}"]`);
    const field = () => vscode.panel().getByLabel("Compare with your program's loss");
    /** In the group of the editor: the panel had the focus. */
    const openFile = async (name: string): Promise<void> => {
        await vscode.editor.click();
        await vscode.openFile(name);
    };
    /** Shows the verdict in full. @param name of the file that the panel is to explain */
    const shows = async (name: string): Promise<void> => {
        await vscode.panel().locator('.source').getByText(`${name}:`).waitFor();
        await openBox(vscode, 'verdict');
    };
    const chip = () => vscode.panel().locator('[data-popover="verdict"] > button');

    it('is equal within rounding, and the panel says what rounding allows', async () => {
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
        await verdict('equal').waitFor();
        assert.equal(await chip().innerText(), '✓ as printed, line 3');
        await shows('published.txt');
        const text = await verdict('equal').innerText();
        // 2 * 5e-5 for the logits, 5e-5 for the loss
        assert.match(text, /within the rounding error \(1\.5e−4\)/);
        assert.match(text, /1e−4 \(logits rounded to 4 decimals\) \+ 5e−5 \(printed loss\)/);
    });

    it('may be typed or pasted, in the form that the program printed', async () => {
        for (const printed of ['0.5986', 'tensor(0.5986, grad_fn=<NllLossBackward0>)', 'loss: 5.9860e-01', '0,5986']) {
            await field().fill('7');
            await verdict('different').waitFor();
            await field().fill(printed);
            await verdict('equal').waitFor();
        }
        await field().fill('59.86 %');
        await verdict('different').getByText('There is no loss here').waitFor();
        await field().fill('17.4561');
        await verdict('different').getByText('No known mistake explains').waitFor();
    });

    it('is the same after log_softmax twice, and the panel says so; what was typed for another array is gone', async () => {
        await openFile('log_softmax.txt');
        await explainAt(vscode, '-3.1005');
        await shows('log_softmax.txt');
        await verdict('equal').getByText('log_softmax once or twice gives the same').waitFor();
    });

    it('may be selected with the logits', async () => {
        await openFile('selected.txt');
        await vscode.putCursorAt(vscode.positionOf('-0.9604'));
        const box = (await vscode.editor
            .locator('.view-line')
            .filter({ hasText: 'program' })
            .locator('span span')
            .last()
            .boundingBox())!;
        await vscode.page.keyboard.down('Alt');
        await vscode.page.mouse.click(box.x + box.width - 12, box.y + box.height / 2);
        await vscode.page.keyboard.up('Alt');
        await vscode.runCommandFromPalette('Explain Cross-Entropy');
        await verdict('different').waitFor();
        assert.equal(
            await chip().innerText(),
            '✗ 0.9040 printed, 0.3054 more: softmax applied before CrossEntropyLoss, which applies it again?',
        );
        await shows('selected.txt');
        await verdict('different').locator('[data-mistake="softmax-twice"]').waitFor();
        assert.deepEqual(await axeViolations(vscode, '.comparison'), []);
    });

    it('is not what a what-if gives, unless the text alone gives no loss or the change explains it', async () => {
        await openFile(nameOf(5));
        await explainAt(vscode, 'torch.tensor([[');
        await vscode
            .panel()
            .locator('.source')
            .getByText(`${nameOf(5)}:`)
            .waitFor();
        await showArguments(vscode);
        await vscode.panel().getByLabel('ignore_index', { exact: true }).fill('1');
        await waitForLoss(vscode, '0.4170');
        await chip().and(vscode.panel().locator('.muted')).waitFor();
        assert.match(await chip().innerText(), /^✗ 0\.4369 printed, 0\.1184 more/, 'as with what the file says');
        await vscode.panel().getByRole('button', { name: 'Reset to the values in your file' }).click();
        await vscode.panel().getByLabel('label_smoothing', { exact: true }).fill('0.1');
        await chip().getByText('your changes give the printed 0.4369').waitFor();
    });

    mistakes.forEach(([what, , mistake, words], row) => {
        it(`names the mistake: ${what}`, async () => {
            await openFile(nameOf(row));
            await explainAt(vscode, 'torch.tensor([[');
            await shows(nameOf(row));
            const named = verdict('different').locator(`[data-mistake="${mistake}"]`);
            await named.filter({ hasText: words }).waitFor();
            assert.match(await named.innerText(), /the rounding error is at most/);
        });
    });
});

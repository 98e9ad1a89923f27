// Every finding, from source text to what the panel says of it. Losses are PyTorch's (F.cross_entropy, F.nll_loss)
// unless arithmetic stands beside them.
import assert from 'node:assert/strict';
import { axeViolations } from './axe.js';
import { explainAt, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

interface Row {
    readonly code: string;
    readonly what: string;
    readonly source: string;
    /** Where the cursor goes: a text of the source. */
    readonly at: string;
    readonly severity: 'error' | 'warning' | 'note';
    /** What the finding has to say: evidence, and the line that fixes it. */
    readonly says: readonly string[];
}

const PUBLISHED = 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\n';
const X = 'logits = torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]])\ny = torch.tensor([0, 1])\n';
const torch = (code: string): string =>
    `import torch\nimport torch.nn.functional as F\nfrom torch import nn\n\n${code}\n`;
const onX = (call: string): string => torch(`${X}loss = ${call}`);

const rows: readonly Row[] = [
    {
        code: 'probabilities-as-logits',
        what: 'softmax printed in place of logits',
        severity: 'error',
        at: '0.7000',
        source: 'output: tensor([[0.7000, 0.2000, 0.1000],\n        [0.1000, 0.6000, 0.3000]])\ntarget: tensor([0, 1])\n',
        // ln(e + 2) - 1 and ln(e + 2); the loss of the logarithms
        says: ['0.5514 to 1.5514', '0.8106', '0.4338', 'without softmax'],
    },
    {
        code: 'probabilities-as-logits',
        what: 'softmax in the code',
        severity: 'error',
        at: '2.5',
        source: onX('nn.CrossEntropyLoss()(F.softmax(logits, dim=1), y)'),
        says: ['CrossEntropyLoss', '0.7450', '0.3185'],
    },
    // ln(e + 2) - 1 and ln(1 + 2e)
    {
        code: 'probabilities-as-logits',
        what: 'sigmoid in the code',
        severity: 'error',
        at: '2.5',
        source: onX('F.cross_entropy(torch.sigmoid(logits), y)'),
        says: ['sigmoid', '0.9172', '0.3185', '0.5514 to 1.8620'],
    },
    {
        code: 'log-probabilities-as-logits',
        what: 'log_softmax before the loss',
        severity: 'note',
        at: '2.5',
        source: onX('F.cross_entropy(logits.log_softmax(dim=1), y)'),
        says: ['cross_entropy, which applies it again', 'the loss is the same'],
    },
    {
        code: 'log-probabilities-as-logits',
        what: 'printed',
        severity: 'note',
        at: '-3.1005',
        source: 'output: tensor([[-0.9029, -3.1005, -0.5986]])\ntarget: tensor([2])\n',
        says: ['logsumexp 0', 'NLLLoss'],
    },
    {
        code: 'one-hot-as-logits',
        what: 'labels in place of logits',
        severity: 'error',
        at: '0, 0, 1',
        source: 'logits: [[1, 0, 0], [0, 0, 1]]\ntarget: [0, 2]\n',
        says: ['0.5514', '1.5514'],
    },
    {
        code: 'target-out-of-range',
        what: 'counted from 1',
        severity: 'error',
        at: '2.5',
        source: torch(`${X.replace('[0, 1]', '[1, 3]')}loss = F.cross_entropy(logits, y)`),
        says: ['Target 3 (sample 1)', 'the classes are 0 to 2', 'numbered from 1', 'target - 1'],
    },
    {
        code: 'target-out-of-range',
        what: '255 of a segmentation mask',
        severity: 'error',
        at: '2.1',
        source: torch(
            'logits = torch.tensor([[[[1.2, 0.3], [0.1, -1.0]], [[0.2, 2.1], [-0.5, 1.5]], [[0.1, 0.2], [0.3, 0.4]]]])\nmask = torch.tensor([[[0, 1], [255, 1]]])\nloss = F.cross_entropy(logits, mask)',
        ),
        says: ['Target 255 (sample (0, 1, 0))', 'padding', 'ignore_index=255'],
    },
    {
        code: 'target-is-one-hot-integers',
        what: 'F.one_hot',
        severity: 'error',
        at: '2.5',
        source: onX('F.cross_entropy(logits, F.one_hot(y, 3))'),
        says: ['one-hot', '(2, 3)', 'argmax(dim=1)'],
    },
    {
        code: 'target-dtype',
        what: 'floats',
        severity: 'error',
        at: '2.5',
        source: torch(`${X.replace('[0, 1]', '[0., 1.]')}loss = F.cross_entropy(logits, y)`),
        says: ['float32', 'int64', 'target.long()'],
    },
    {
        code: 'class-axis',
        what: '(N, S, C) with (N, S)',
        severity: 'error',
        at: '0.9',
        source: 'logits: tensor([[[1.0, 2.0, 0.5], [0.1, 0.2, 0.3], [3.0, 0.1, 0.2], [0.1, 0.9, 0.3]]])\ntarget: tensor([[1, 2, 0, 1]])\n',
        says: ['(1, 4, 3)', '(1, 4)', '(1, 3, 4)', 'logits.transpose(1, 2)'],
    },
    {
        code: 'class-axis',
        what: '(N, C, C): torch cannot notice',
        severity: 'warning',
        at: '9, 0]], [[0',
        source: torch(
            [
                'logits = torch.tensor([[[0, 9, 0, 0], [0, 9, 0, 0], [0, 0, 9, 0], [9, 0, 0, 0]], [[0, 0, 0, 9], [9, 0, 0, 0], [9, 0, 0, 0], [0, 0, 9, 0]], [[0, 0, 9, 0], [0, 0, 0, 9], [0, 9, 0, 0], [0, 9, 0, 0]]])',
                'y = torch.tensor([[1, 1, 2, 0], [3, 0, 0, 2], [2, 3, 1, 1]])',
                'loss = F.cross_entropy(logits, y)',
            ].join('\n'),
        ),
        // ln(1 + 3 / e^9) with the classes where they are
        says: ['4.2701, 4 of 12', '3.7016e−4, 12 of 12', 'transpose(1, 2)'],
    },
    {
        code: 'single-logit',
        what: 'one logit per sample',
        severity: 'error',
        at: '1.2',
        source: torch(
            'logits = torch.tensor([[0.3], [1.2]])\ny = torch.tensor([[0.], [1.]])\nloss = F.cross_entropy(logits, y)',
        ),
        says: ['(2, 1)', 'the loss is always 0', 'BCEWithLogitsLoss'],
    },
    {
        code: 'all-ignored',
        what: 'nothing but padding',
        severity: 'error',
        at: '2.5',
        source: torch(`${X.replace('[0, 1]', '[-100, -100]')}loss = F.cross_entropy(logits, y)`),
        says: ['Every target', '-100', 'nan'],
    },
    {
        code: 'ignored-real-class',
        what: 'ignore_index=0',
        severity: 'note',
        at: '2.5',
        source: onX('F.cross_entropy(logits, y, ignore_index=0)'),
        says: ['ignore_index 0', '1 of 2'],
    },
    // (2 * 0.4170 + 4 * 0.2200) / 6 and / 2
    {
        code: 'weighted-mean',
        what: 'class weights',
        severity: 'note',
        at: '2.5',
        source: onX('nn.CrossEntropyLoss(weight=torch.tensor([2., 4., 6.]))(logits, y)'),
        says: ['0.2857', '6.0000', '0.8571', 'denominator 2'],
    },
    {
        code: 'zero-weight',
        what: 'weight 0 for every target',
        severity: 'error',
        at: '2.5',
        source: onX('F.cross_entropy(logits, y, weight=torch.tensor([0., 0., 1.]))'),
        says: ['Every target', 'classes 0, 1', 'nan'],
    },
    // the entropy of [.9333, .0333, .0333]
    {
        code: 'smoothing-floor',
        what: 'label smoothing',
        severity: 'note',
        at: '2.5',
        source: onX('F.cross_entropy(logits, y, label_smoothing=0.1)'),
        says: ['0.2911', '0.4369', '0.1457'],
    },
    {
        code: 'masked-class',
        what: '-inf with label smoothing',
        severity: 'error',
        at: '0.3]',
        source: torch(
            'logits = torch.tensor([[2.1, float("-inf"), 0.3], [0.5, 1.2, 0.5]])\ny = torch.tensor([0, 1])\nloss = F.cross_entropy(logits, y, label_smoothing=0.1)',
        ),
        says: ['Sample 0: label smoothing', '(1)', 'the loss is inf'],
    },
    {
        code: 'non-finite',
        what: 'nan printed',
        severity: 'error',
        at: '0.4054',
        source: 'logits: tensor([[0.4054, -1.0450, 0.5496], [1.2372, nan, 1.5415]])\ntarget: tensor([2, 0])\n',
        says: ['1 nan', 'class 1 in sample 1'],
    },
    // exp(1000) is inf, and inf / inf is nan
    {
        code: 'naive-underflow',
        what: 'large logits',
        severity: 'note',
        at: '-1000',
        source: torch(
            'logits = torch.tensor([[1000., 0., -1000.]])\nloss = F.cross_entropy(logits, torch.tensor([0]))',
        ),
        says: ['float32', 'nan', '88.7228', 'log_softmax'],
    },
    {
        code: 'low-precision',
        what: 'bfloat16',
        severity: 'note',
        at: '36.1',
        source: torch(
            'logits = torch.tensor([[36.1, 0.]], dtype=torch.bfloat16)\nloss = F.cross_entropy(logits, torch.tensor([1]))',
        ),
        // torch.tensor([[36.1, 0.]], dtype=torch.bfloat16) is 36: the loss receives that
        says: ['36.0000', '0.2500', 'logits.float()'],
    },
    {
        code: 'chance-level',
        what: 'before training',
        severity: 'note',
        at: '0.0200',
        source: 'logits: tensor([[ 0.0100, -0.0200,  0.0050],\n        [ 0.0200,  0.0000,  0.0100]])\ntarget: tensor([1, 2])\n',
        says: ['1.1078', '1.0986'],
    },
    {
        code: 'confident-and-wrong',
        what: 'one sample carries the loss, with class names',
        severity: 'note',
        at: '6, 0',
        source: torch(
            'classes = ["cat", "dog", "bird"]\nlogits = torch.tensor([[5., 0, 0], [0, 6, 0], [9, 0, 1], [0, 0, 7]])\ny = torch.tensor([0, 1, 1, 2])\nloss = F.cross_entropy(logits, y)',
        ),
        says: ['Sample 2', '9.0005', 'cat', 'dog'],
    },
    // .7 + .2 + .2
    {
        code: 'probabilities-not-normalised',
        what: 'soft targets',
        severity: 'warning',
        at: '2.5',
        source: torch(`${X.replace('[0, 1]', '[[.7, .2, .2], [.1, .6, .3]]')}loss = F.cross_entropy(logits, y)`),
        says: ['1 of 2', 'sample 0', '1.1000'],
    },
    {
        code: 'shape-mismatch',
        what: '(N, 1) targets',
        severity: 'error',
        at: '2.5',
        source: torch(`${X.replace('[0, 1]', '[[0], [1]]')}loss = F.cross_entropy(logits, y)`),
        says: ['0D or 1D target tensor expected, multi-target not supported', '(2, 1)', 'target.squeeze(1)'],
    },
    // e^2 + e + e^.1 = 11.2125
    {
        code: 'nll-on-logits',
        what: 'NLLLoss without log_softmax',
        severity: 'error',
        at: '2.5',
        source: onX('nn.NLLLoss()(logits, y)'),
        says: ['−2.2500', '0.3185', '11.2125', 'nn.CrossEntropyLoss()'],
    },
    {
        code: 'nll-on-probabilities',
        what: 'NLLLoss on softmax',
        severity: 'error',
        at: '2.5',
        source: onX('F.nll_loss(logits.softmax(dim=1), y)'),
        says: ['−0.7307', '0.3185', 'log_softmax'],
    },
    {
        // (-ln(1 / 2.1) - ln(1 / 1.8)) / 2: what is above 1 is cut to 1
        code: 'probabilities-expected',
        what: 'Keras without from_logits',
        severity: 'error',
        at: '2.5',
        source: 'import tensorflow as tf\n\ny_true = [0, 1]\ny_pred = [[2, 1, 0.1], [0.5, 2.5, 0.3]]\nscce = tf.keras.losses.SparseCategoricalCrossentropy()\nscce(y_true, y_pred)\n',
        says: ['SparseCategoricalCrossentropy', '3.1000', '1e−7', '0.6649', '0.3185', 'from_logits=True'],
    },
    {
        // Keras' own documentation: 1.177. (-ln .95 - ln .1) / 2 = 1.1769
        code: 'other-loss-in-code',
        what: 'Keras on probabilities',
        severity: 'note',
        at: '0.95',
        source: 'import tensorflow as tf\n\ny_true = [1, 2]\ny_pred = [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]\nscce = tf.keras.losses.SparseCategoricalCrossentropy()\nscce(y_true, y_pred)\n',
        says: ['1.1769', '0.9869', 'Nothing is wrong with the code'],
    },
];

const nameOf = (row: number): string => `row${row}.${rows[row]!.source.startsWith('import') ? 'py' : 'txt'}`;

describe('every finding, from source text to panel', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: {
                'healthy.txt': PUBLISHED,
                ...Object.fromEntries(rows.map(({ source }, row) => [nameOf(row), source])),
            },
        });
    });
    after(() => vscode.dispose());

    it('nothing where nothing is wrong', async () => {
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
        assert.equal(await vscode.panel().locator('[data-finding]').count(), 0);
    });

    rows.forEach(({ code, what, at, severity, says }, row) => {
        it(`${code}: ${what}`, async () => {
            await vscode.openFile(nameOf(row));
            await explainAt(vscode, at);
            await vscode
                .panel()
                .locator('.source')
                .getByText(`${nameOf(row)}:`)
                .waitFor();
            const finding = vscode.panel().locator(`[data-finding="${code}"]`);
            await finding.waitFor();
            const text = ((await finding.textContent()) ?? '').replaceAll('\u00a0', ' ');
            assert.ok(text.toLowerCase().startsWith(severity), text);
            for (const words of says) {
                assert.ok(text.includes(words), `"${words}" in: ${text}`);
            }
        });
    });

    it('tells why, leads to the documentation, and hands out the line that fixes it', async () => {
        await vscode.openFile(nameOf(1));
        await explainAt(vscode, rows[1]!.at);
        const finding = vscode
            .panel()
            .locator('[data-finding="probabilities-as-logits"]')
            .filter({ hasText: '0.7450' });
        await finding.getByText('Why?').click();
        await finding.getByText('Applying softmax twice flattens the gradient').waitFor();
        assert.deepEqual(await axeViolations(vscode, '.notice'), []);
        assert.match((await finding.getByRole('link').getAttribute('href')) ?? '', /CrossEntropyLoss\.html$/);
        await finding.getByRole('button', { name: 'Copy the line of code' }).click();
        await finding.getByText('Copied').waitFor();
        // The extension host writes it, a moment later.
        await vscode.until(
            'the line on the clipboard',
            async () =>
                (await vscode.clipboardText()) ===
                'loss = nn.CrossEntropyLoss()(logits, target)  # without softmax before it',
        );
    });

    it('stands in the hover, a line each', async () => {
        const text = await vscode.hoverText('2.5');
        assert.match(
            text,
            /The code applies softmax before CrossEntropyLoss, which applies it again: the loss is 0\.7450, and without that softmax 0\.3185\./,
        );
        assert.doesNotMatch(text, /however good the model is/);
    });
});

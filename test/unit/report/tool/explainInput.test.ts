import assert from 'node:assert/strict';
import type { ExplainInput, ExplainReport } from '../../../../api';
import type { Reduction } from '../../../../src/math';
import { explainInput, toolText } from '../../../../src/report/tool';
import { assertClose, flat } from '../../../conformance/compare';
import { torchCases } from '../../../conformance/torchCases';
import type { TorchCase } from '../../../conformance/torchCases';

/**
 * JSON has no types, and lists without numbers have no shape; smoothing outside 0 to 1 is refused before it is computed.
 */
const canBeSent = ({ name, shape, dtype, options }: TorchCase): boolean =>
    !shape.includes(0) &&
    dtype !== 'int64' &&
    name !== 'error/weight of another floating type' &&
    Number(options.labelSmoothing) >= 0 &&
    Number(options.labelSmoothing) <= 1;

const sent = ({ logits, target, targetKind, targetDtype, dtype, options }: TorchCase): ExplainInput => ({
    logits,
    target,
    target_dtype: targetDtype ?? (targetKind === 'index' ? 'int64' : dtype),
    dtype: dtype as 'float64',
    ...(options.weight !== null && { weight: options.weight as readonly number[] }),
    ignore_index: options.ignoreIndex,
    reduction: options.reduction as Reduction,
    label_smoothing: Number(options.labelSmoothing),
    max_samples: 100,
    max_classes: 1000,
});

/** float32 is reproduced to a few of its roundings, float64 to the last digits. */
const allowedFor =
    (dtype: string) =>
    (expected: number): number =>
        (dtype === 'float32' ? 2e-6 : 1e-13) * Math.max(1, Math.abs(expected));

/** What is said where PyTorch raises an error. */
async function whyNoLoss(input: ExplainInput): Promise<readonly string[]> {
    try {
        const { loss, findings, notices } = await explainInput(input);
        assert.equal(loss, undefined);
        return [...findings.map(({ message }) => message), ...notices];
    } catch (error) {
        assert.ok(error instanceof Error && error.name === 'ToolInputError', String(error));
        return [error.message];
    }
}

const column = ({ samples }: ExplainReport, key: string): number[] =>
    samples
        .toSorted((a, b) => a.sample - b.sample)
        .flatMap(({ rows, columns }) => rows.map(row => row[1 + columns.indexOf(key)]!));

describe('what an agent is told of logits and target', () => {
    for (const one of torchCases.filter(canBeSent)) {
        it(`is what PyTorch gives: ${one.name}`, async () => {
            const input = JSON.parse(JSON.stringify(sent(one))) as ExplainInput;
            if (!one.expected) {
                assert.ok((await whyNoLoss(input)).length > 0, 'nothing says why');
                return;
            }
            const report = await explainInput(input);
            const allowed = allowedFor(one.dtype);
            const { loss, softmax, logSoftmax, gradient, perSample } = one.expected;
            assertClose('loss', [report.loss!].flat(), flat(loss), allowed);
            // The classes of a sample stand together in lists of up to two axes.
            if (one.shape.length <= 2 && report.samplesLeftOut === 0) {
                assertClose('softmax', column(report, 'softmax'), flat(softmax), allowed);
                assertClose('log_softmax', column(report, 'log_softmax'), flat(logSoftmax), allowed);
                assertClose('gradient', column(report, 'gradient'), flat(gradient), allowed);
                const losses = report.samples.toSorted((a, b) => a.sample - b.sample).map(sample => sample.loss!);
                assertClose('losses', losses, flat(perSample), allowed);
            }
        });
    }

    it('takes whole numbers of the logits’ shape for probabilities, unless they are called integers', async () => {
        const logits = [[1.2372, -0.9604, 1.5415]];
        const oneHot = await explainInput({ logits, target: [[0, 0, 1]] });
        assert.equal(oneHot.target?.kind, 'probability');
        assertClose('loss', [oneHot.loss as number], [0.5985995095948221], () => 1e-15);
        const integers = await explainInput({ logits, target: [[0, 0, 1]], target_dtype: 'int64' });
        assert.deepEqual(
            [integers.loss, integers.findings.map(({ code }) => code)],
            [undefined, ['target-is-one-hot-integers']],
        );
    });

    it('has infinities and nan as words, in and out', async () => {
        const input = { logits: [['-inf', 0.5, 'nan']], target: [0] };
        const text = toolText(await explainInput(input));
        assert.match(text, /"loss": "nan"/);
        assert.match(text, /\[0,"-inf"/);
        assert.doesNotMatch(text, /null/);
    });

    it('takes typed arrays of another extension', async () => {
        const { loss } = await explainInput({ logits: Float64Array.of(1.2372, -0.9604, 1.5415), target: 2 });
        assertClose('loss', [loss as number], [0.5985995095948221], () => 1e-15);
    });

    it('holds a printed loss against it within what the rounding of copied logits allows', async () => {
        // torch.manual_seed(2020): the loss of the exact logits is 0.5985980; that of the printed ones is 0.5985995.
        const logits = [[1.2372, -0.9604, 1.5415]];
        const same = await explainInput({ logits, target: [2], printed_loss: 0.598598 });
        assert.equal(same.printedLoss?.equal, true);
        const inBits = await explainInput({ logits, target: [2], printed_loss: '0.8636' }); // .5986 / ln 2
        assert.deepEqual(
            [inBits.printedLoss?.equal, inBits.printedLoss?.mistakes.map(({ code }) => code)],
            [false, ['bits']],
        );
    });

    it('shows the worst samples and the likeliest classes, and counts the others', async () => {
        const logits = Array.from({ length: 50 }, (_, n) =>
            Array.from({ length: 200 }, (__, c) => (c === 7 ? n / 10 : c === 150 ? 1 : 0)),
        );
        const input = { logits, target: logits.map(() => 150) };
        const { samples, samplesLeftOut, python } = await explainInput(input);
        assert.deepEqual(
            [samples.map(({ sample }) => sample), samplesLeftOut, samples[0]?.rows.length, samples[0]?.classesLeftOut],
            [[49, 48, 47], 47, 10, 190],
        );
        assert.ok(samples[0]!.rows.some(([c]) => c === 150) && samples[0]!.rows.some(([c]) => c === 7));
        assert.match(python!, /numpy\.save\('output\.npy'/);
        const asked = await explainInput({ ...input, samples: [3], max_classes: 2 });
        assert.deepEqual(
            asked.samples.map(({ sample, rows }) => [sample, rows.map(([c]) => c)]),
            [[3, [7, 150]]],
        );
        assert.ok(toolText(await explainInput(input)).length < 8000);
    });
});

describe('what an agent is told of a text', () => {
    const CODE = `import torch.nn.functional as F
weight = torch.tensor([1., 2., 3.])
other = torch.tensor([[0.1, 0.7, 0.2], [0.3, 0.3, 0.4]])
logits = torch.tensor([[1.2372, -0.9604, 1.5415]])
loss = F.cross_entropy(logits.softmax(1), torch.tensor([2]))
`;

    it('the loss that the code calls, what is wrong with it, and the edit that fixes it', async () => {
        const { loss, logits, criterion, findings, problems, otherArrays } = await explainInput({ text: CODE });
        assertClose('loss', [loss as number], [0.5985995095948221], () => 1e-15);
        assert.deepEqual([logits?.name, logits?.line, criterion?.name], ['logits', 4, 'cross_entropy']);
        assert.equal(findings[0]?.code, 'probabilities-as-logits');
        const [edit] = problems.find(({ code }) => code === 'probabilities-as-logits')!.fixes[0]!.edits;
        assert.deepEqual([edit!.line, edit!.old, edit!.text], [5, 'logits.softmax(1)', 'logits']);
        assert.equal(
            CODE.slice(0, edit!.start) + edit!.text + CODE.slice(edit!.end),
            CODE.replace('logits.softmax(1)', 'logits'),
        );
        assert.ok(otherArrays.some(({ line, name }) => line === 3 && name === 'other'));
    });

    it('another array of it, by its line', async () => {
        const { logits } = await explainInput({ text: CODE, line: 3 });
        assert.deepEqual([logits?.name, logits?.line, logits?.shape], ['other', 3, [2, 3]]);
    });

    it('what is sent besides takes the place of what the text says', async () => {
        const text = 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([1])\n';
        const { loss, options } = await explainInput({ text, target: [2], label_smoothing: 0.1 });
        // .9 * .59861 + .1 / 3 * (.90291 + 3.10051 + .59861), by the published log-softmax
        assertClose('loss', [loss as number], [0.6921], () => 5e-5);
        assert.deepEqual(options, { label_smoothing: 0.1 });
    });

    it('code without numbers, where it is wrong all the same', async () => {
        const text = `import torch.nn as nn
model = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
loss = nn.CrossEntropyLoss()(model(x), y)
`;
        const { loss, logits, problems } = await explainInput({ text });
        assert.deepEqual(
            [loss, logits, problems.map(({ code, line }) => [code, line])],
            [undefined, undefined, [['probabilities-as-logits', 3]]],
        );
    });
});

describe('what cannot be explained', () => {
    const refused: readonly [what: string, input: unknown, says: RegExp][] = [
        ['nothing', undefined, /must be an object.*"text".*"logits"/],
        ['an empty object', {}, /Send either.*"text".*"logits"/],
        ['both', { text: '[1, 2]', logits: [1, 2] }, /both "text" and "logits"/],
        ['an unknown name', { logits: [1, 2], labelSmoothing: 0.1 }, /no "labelSmoothing".*label_smoothing/],
        ['logits as a text', { logits: '[[1, 2]]' }, /send it as "text"/],
        ['one number', { logits: 3 }, /one number for each class/],
        ['rows of different lengths', { logits: [[1, 2], [3]] }, /logits\[1\] has 1 entries, but logits\[0\] has 2/],
        ['a row that is a number', { logits: [[1, 2], 3] }, /logits\[1\] is no list/],
        ['null', { logits: [[1, null]] }, /logits\[0\]\[1\] is null.*"nan"/],
        ['an object', { logits: [{ a: 1 }] }, /logits\[0\] is an object/],
        ['a target that is a word', { logits: [1, 2], target: 'cat' }, /target is "cat"/],
        ['a target beyond 32 bits', { logits: [1, 2], target: 3e9 }, /3000000000, which is no class index/],
        ['weights in two axes', { logits: [1, 2], target: 0, weight: [[1, 2]] }, /"weight" has the shape \[1, 2\]/],
        ['a reduction', { logits: [1, 2], reduction: 'avg' }, /"none" or "mean" or "sum", and is "avg"/],
        ['a smoothing', { logits: [1, 2], label_smoothing: 2 }, /from 0 to 1, and is 2/],
        ['a line without a text', { logits: [1, 2], line: 1 }, /belong to "text"/],
        ['a line beyond the text', { text: '[1, 2]', line: 2 }, /has 1 lines/],
        ['a text without numbers', { text: 'hello' }, /no array of numbers/],
        ['a text with a cut array', { text: 'logits = tensor([1.0, 2.0, ..., 3.0])' }, /elided|left out|\.\.\./],
        [
            'a list that is too deep',
            { logits: Array.from({ length: 1000 }).reduce<unknown>(inside => [inside], 1) },
            /more than 8 lists deep/,
        ],
        [
            'shapes that promise too much',
            { logits: [[Array(2000).fill([Array(2000).fill(1)])], ...Array<unknown>(2000).fill([])] },
            /at most 4000000 numbers/,
        ],
    ];
    for (const [what, input, says] of refused) {
        it(`${what}: the error says what to send instead`, () =>
            assert.rejects(explainInput(input), (error: Error) => {
                assert.match(error.message, says);
                return true;
            }));
    }
});

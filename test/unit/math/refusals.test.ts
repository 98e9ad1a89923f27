import assert from 'node:assert/strict';
import { CrossEntropyInputError, explainCrossEntropy, explainSoftmax } from '../../../src/math';
import type {
    ArithmeticDtype,
    CrossEntropyExample,
    CrossEntropyOptions,
    Refusal,
    Reduction,
    Target,
} from '../../../src/math';
import { indexExample, probabilityExample } from './examples';

const rows = [
    [1, 2, 3],
    [4, 5, 6],
];

function refusalOf(run: () => unknown): CrossEntropyInputError {
    try {
        run();
    } catch (error) {
        if (error instanceof CrossEntropyInputError) {
            return error;
        }
        throw error;
    }
    return assert.fail('not refused');
}

const refused = (example: CrossEntropyExample): CrossEntropyInputError => refusalOf(() => explainCrossEntropy(example));
const withShapes = (
    logitsShape: readonly number[],
    targetShape: readonly number[],
    kind: Target['kind'] = 'index',
): CrossEntropyExample => {
    const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
    return {
        logits: { data: new Float64Array(size(logitsShape)), shape: logitsShape },
        target:
            kind === 'index'
                ? { kind, data: new Int32Array(size(targetShape)), shape: targetShape }
                : { kind, data: new Float64Array(size(targetShape)), shape: targetShape },
    };
};

describe('refusals', () => {
    it('say what torch says, what was found and what to do, and carry the numbers', () => {
        const error = refused(indexExample(rows, [0, 1, 2]));
        assert.equal(error.name, 'CrossEntropyInputError');
        assert.equal(error.code, 'batch-size');
        assert.equal(error.torchMessage, 'Expected input batch_size (2) to match target batch_size (3).');
        assert.equal(
            error.message,
            'The logits have 2 samples (first size of (2, 3)), but the target has 3 (shape (3)). Provide one target for each sample.',
        );
        assert.deepEqual(error.details, {
            code: 'batch-size',
            logitsShape: [2, 3],
            targetShape: [3],
            expected: 2,
            found: 3,
        } satisfies Refusal);
    });

    it('count the targets that are out of range', () => {
        const { details, message } = refused(indexExample([...rows, ...rows], [0, 7, -1, -100]));
        assert.deepEqual(details, {
            code: 'target-out-of-range',
            classes: 3,
            ignoreIndex: -100,
            value: 7,
            sample: 1,
            count: 2,
            smallest: -1,
            largest: 7,
        } satisfies Refusal);
        assert.match(message, /Target 7 \(sample 1\) is not a class: there are 3, numbered 0 to 2/);
    });

    const codes: readonly [string, CrossEntropyExample][] = [
        ['target-shape', withShapes([2, 3, 4], [2, 5])],
        ['target-shape', withShapes([2, 3, 4, 5], [2, 5, 4])],
        ['target-shape', withShapes([3], [1])],
        ['batch-size', withShapes([2, 3], [])],
        ['integer-target-of-logits-shape', withShapes([2, 3], [2, 3])],
        ['integer-target-of-logits-shape', withShapes([1], [1])],
        ['floating-target', withShapes([2, 3], [2], 'probability')],
        ['target-shape', withShapes([2, 3], [2, 2], 'probability')],
        ['scalar-logits', withShapes([], [])],
        ['scalar-logits', withShapes([], [], 'probability')],
        ['target-out-of-range', withShapes([2, 0], [2])],
        ['weight-length', indexExample(rows, [0, 1], { weight: Float64Array.of(1, 2) })],
        ['weight-length', probabilityExample(rows, rows, { weight: new Float64Array(0) })],
        ['weight-dtype', indexExample(rows, [0, 1], { weight: Float32Array.of(1, 2, 3) as unknown as Float64Array })],
        ['label-smoothing', indexExample(rows, [0, 1], { labelSmoothing: 1.1 })],
        ['reduction', indexExample(rows, [0, 1], { reduction: 'avg' as Reduction })],
        ['ignore-index-with-probabilities', probabilityExample(rows, rows, { ignoreIndex: 0 })],
        ['ignore-index-type', indexExample(rows, [0, 1], { ignoreIndex: 1.5 })],
        ['invalid-dtype', indexExample(rows, [0, 1], { dtype: 'float8' as ArithmeticDtype })],
        [
            'logits-dtype',
            {
                ...indexExample(rows, [0, 1]),
                logits: { data: new Int32Array(6) as unknown as Float64Array, shape: [2, 3] },
            },
        ],
        [
            'data-type',
            {
                ...indexExample(rows, [0, 1]),
                logits: { data: [1, 2, 3, 4, 5, 6] as unknown as Float64Array, shape: [2, 3] },
            },
        ],
        [
            'data-type',
            {
                ...indexExample(rows, [0, 1]),
                target: { kind: 'index', data: BigInt64Array.of(0n, 1n) as unknown as Int32Array, shape: [2] },
            },
        ],
        ['data-type', indexExample(rows, [0, 1], { weight: [1, 2, 3] as unknown as Float64Array })],
        ['data-length', { ...indexExample(rows, [0, 1]), logits: { data: new Float64Array(5), shape: [2, 3] } }],
        [
            'data-length',
            { ...indexExample(rows, [0, 1]), target: { kind: 'index', data: new Int32Array(2), shape: [3] } },
        ],
        ['invalid-shape', { ...indexExample(rows, [0, 1]), logits: { data: new Float64Array(6), shape: [-2, -3] } }],
        ['invalid-shape', { ...indexExample(rows, [0, 1]), logits: { data: new Float64Array(6), shape: [1.5, 4] } }],
    ];
    codes.forEach(([code, example], i) =>
        it(`${code} (${i + 1})`, () => {
            const error = refused(example);
            assert.equal(error.code, code);
            assert.ok(error.torchMessage.length > 0 && /\.$/.test(error.message), error.message);
            assert.doesNotMatch(error.message, /\{\d|undefined/);
        }),
    );

    it('are the same for the stages without a target', () => {
        assert.equal(refusalOf(() => explainSoftmax({ data: Float64Array.of(1), shape: [] })).code, 'scalar-logits');
        assert.equal(refusalOf(() => explainSoftmax({ data: Float64Array.of(1), shape: [2] })).code, 'data-length');
        assert.equal(
            refusalOf(() => explainSoftmax({ data: Float64Array.of(1), shape: [1] }, 'half' as ArithmeticDtype)).code,
            'invalid-dtype',
        );
    });

    it('do not meet what torch accepts', () => {
        const accepted: readonly [readonly (readonly number[])[], readonly number[], CrossEntropyOptions][] = [
            [rows, [-1, 2], { ignoreIndex: -1 }],
            [rows, [0, 1], { labelSmoothing: 1 }],
            [rows, [0, 1], { labelSmoothing: -3 }],
        ];
        for (const [logits, targets, options] of accepted) {
            assert.doesNotThrow(() => explainCrossEntropy(indexExample(logits, targets, options)));
        }
    });
});

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
            'The number of samples differs: 2 in the logits (first size of (2, 3)), 3 in the target (shape (3)). Provide one target for each sample.',
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
        assert.match(message, / 2 targets, from -1 to 7, are out of range\. /);
        assert.doesNotMatch(refused(indexExample(rows, [0, 7])).message, /out of range/);
    });

    /** What torch says, and the start or the heart of what a person reads. */
    const words: readonly [code: string, example: CrossEntropyExample, torch: string, plain: string][] = [
        [
            'target-shape',
            withShapes([2, 3, 4], [2, 5]),
            'Expected target size [2, 4], got [2, 5]',
            'Logits of shape (2, 3, 4) need class indices of shape (2, 4)',
        ],
        [
            'target-shape',
            withShapes([2, 3, 4, 5], [2, 5, 4]),
            'size mismatch (got input: [2, 3, 4, 5] , target: [2, 5, 4]',
            'need class indices of shape (2, 4, 5)',
        ],
        ['target-shape', withShapes([3], [1]), 'size mismatch (got input: [3], target: [1])', 'of shape ()'],
        [
            'batch-size',
            withShapes([2, 3], []),
            'Expected input batch_size (2) to match target batch_size (0).',
            'The logits are a batch (samples: 2, the first size of (2, 3)), but the target is a single number.',
        ],
        [
            'integer-target-of-logits-shape',
            withShapes([2, 3], [2, 3]),
            'Expected floating point type for target with class probabilities, got Long',
            'The target has the same shape as the logits, (2, 3),',
        ],
        [
            'integer-target-of-logits-shape',
            withShapes([1], [1]),
            'Expected floating point type for target with class probabilities, got Long',
            'The target has the same shape as the logits, (1),',
        ],
        [
            'floating-target',
            withShapes([2, 3], [2], 'probability'),
            'expected scalar type Long but found Double',
            'The target of shape (2) contains floating-point numbers',
        ],
        [
            'target-shape',
            withShapes([2, 3], [2, 2], 'probability'),
            '0D or 1D target tensor expected, multi-target not supported',
            'class probabilities of shape (2, 3); the target has shape (2, 2)',
        ],
        [
            'scalar-logits',
            withShapes([], []),
            'Expected floating point type for target with class probabilities, got Long',
            'The logits are a single number',
        ],
        [
            'scalar-logits',
            withShapes([], [], 'probability'),
            'Dimension specified as 1 but tensor has no dimensions',
            'The logits are a single number',
        ],
        [
            'scalar-logits',
            withShapes([], [1]),
            'Dimension out of range (expected to be in range of [-1, 0], but got 1)',
            'The logits are a single number',
        ],
        [
            'weight-length',
            { ...withShapes([1, 3, 2], [1, 2]), options: { weight: Float64Array.of(1, 2) } },
            'weight tensor should be defined either for all or no classes',
            'The number of classes is 3, but the weights have the shape (2).',
        ],
        [
            'target-out-of-range',
            withShapes([2, 0], [2]),
            'Target 0 is out of bounds.',
            'Target 0 (sample 0) is not a class: there are none, and only -100 (ignore_index) is ignored.',
        ],
        [
            'weight-length',
            indexExample(rows, [0, 1], { weight: Float64Array.of(1, 2) }),
            'weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [2]',
            'The number of classes is 3, but the weights have the shape (2).',
        ],
        [
            'weight-length',
            probabilityExample(rows, rows, { weight: new Float64Array(0) }),
            'cross_entropy: weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [0]',
            'The number of classes is 3, but the weights have the shape (0).',
        ],
        [
            'weight-dtype',
            indexExample(rows, [0, 1], { weight: Float32Array.of(1, 2, 3) as unknown as Float64Array }),
            'expected scalar type Double but found Float',
            'The weights are Float, the logits Double.',
        ],
        [
            'label-smoothing',
            indexExample(rows, [0, 1], { labelSmoothing: 1.1 }),
            'label_smoothing must be between 0.0 and 1.0. Got: 1.1',
            'label_smoothing is 1.1;',
        ],
        [
            'reduction',
            indexExample(rows, [0, 1], { reduction: 'avg' as Reduction }),
            'avg is not a valid value for reduction',
            'There is no reduction "avg".',
        ],
        [
            'ignore-index-with-probabilities',
            probabilityExample(rows, rows, { ignoreIndex: 0 }),
            'ignore_index is not supported for floating point target',
            'ignore_index is 0, but the target contains class probabilities',
        ],
        [
            'ignore-index-type',
            indexExample(rows, [0, 1], { ignoreIndex: 1.5 }),
            "argument 'ignore_index' must be int, not 1.5",
            'ignore_index is 1.5; it must be an integer.',
        ],
        [
            'invalid-dtype',
            indexExample(rows, [0, 1], { dtype: 'float8' as ArithmeticDtype }),
            "module 'torch' has no attribute 'float8'",
            'There is no arithmetic "float8".',
        ],
        [
            'logits-dtype',
            {
                ...indexExample(rows, [0, 1]),
                logits: { data: new Int32Array(6) as unknown as Float64Array, shape: [2, 3] },
            },
            `"log_softmax_lastdim_kernel_impl" not implemented for 'Int'`,
            'The logits are integers (Int).',
        ],
        [
            'data-type',
            {
                ...indexExample(rows, [0, 1]),
                logits: { data: [1, 2, 3, 4, 5, 6] as unknown as Float64Array, shape: [2, 3] },
            },
            "argument 'logits' must be Tensor, not Array",
            'The data of argument logits are of type Array; they must be of type Float64Array.',
        ],
        [
            'data-type',
            {
                ...indexExample(rows, [0, 1]),
                target: { kind: 'index', data: BigInt64Array.of(0n, 1n) as unknown as Int32Array, shape: [2] },
            },
            "argument 'target' must be Tensor, not BigInt64Array",
            'The data of argument target are of type BigInt64Array; they must be of type Int32Array.',
        ],
        [
            'data-type',
            indexExample(rows, [0, 1], { weight: [1, 2, 3] as unknown as Float64Array }),
            "argument 'weight' must be Tensor, not Array",
            'The data of argument weight are of type Array; they must be of type Float64Array.',
        ],
        [
            'data-length',
            { ...indexExample(rows, [0, 1]), logits: { data: new Float64Array(5), shape: [2, 3] } },
            "shape '[2, 3]' is invalid for input of size 5",
            'The data of argument logits have length 5, but the shape (2, 3) needs 6.',
        ],
        [
            'data-length',
            { ...indexExample(rows, [0, 1]), target: { kind: 'index', data: new Int32Array(2), shape: [3] } },
            "shape '[3]' is invalid for input of size 2",
            'The data of argument target have length 2, but the shape (3) needs 3.',
        ],
        [
            'invalid-shape',
            { ...indexExample(rows, [0, 1]), logits: { data: new Float64Array(6), shape: [-2, -3] } },
            'invalid dimension: [-2, -3]',
            'Argument logits has the shape (-2, -3);',
        ],
        [
            'invalid-shape',
            { ...indexExample(rows, [0, 1]), logits: { data: new Float64Array(6), shape: [1.5, 4] } },
            'invalid dimension: [1.5, 4]',
            'Argument logits has the shape (1.5, 4);',
        ],
    ];
    words.forEach(([code, example, torch, plain], i) =>
        it(`${code} (${i + 1})`, () => {
            const error = refused(example);
            assert.equal(error.code, code);
            assert.ok(error.torchMessage.endsWith(torch), error.torchMessage);
            assert.ok(error.message.includes(plain) && error.message.endsWith('.'), error.message);
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

import assert from 'node:assert/strict';
import type { FindingCode, TextFacts } from '../../../src/diagnose';
import type { Criterion } from '../../../src/model/criterion';
import { indexExample as ix, probabilityExample as px } from '../math/examples';
import type { CrossEntropyExample, CrossEntropyOptions } from '../../../src/math';
import { findingsOf, indexed, normal, probable } from './findings';
import { randomNumbers } from '../math/random';

type Case = readonly [example: CrossEntropyExample, seen?: TextFacts];
const x = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
];
const w = (...weights: number[]): CrossEntropyOptions => ({ weight: Float64Array.from(weights) });
/** The code calls this loss with what the steps make of the numbers. */
const calls = (
    expects: Criterion['expects'],
    steps: Criterion['steps'] = [],
    framework: Criterion['framework'] = 'torch',
    name = expects === 'logits' ? 'CrossEntropyLoss' : 'NLLLoss',
): TextFacts => ({ criterion: { name, framework, expects, steps } });
const keras = (expects: 'logits' | 'probabilities', steps: Criterion['steps'] = []): TextFacts =>
    calls(expects, steps, 'keras', 'SparseCategoricalCrossentropy');
const sklearn = calls('probabilities', [], 'sklearn', 'log_loss');
const P = [
    [0.7, 0.2, 0.1],
    [0.1, 0.6, 0.3],
];
const logP = P.map(row => row.map(Math.log));
const random = randomNumbers(6);
const numbers = (count: number, scale = 1): number[] => Array.from({ length: count }, () => scale * normal(random));

/** (N, C, C) logits that predict the targets with the classes on axis `axis`, which is 1 for torch. */
function square(n: number, size: number, axis: 1 | 2): CrossEntropyExample {
    const data = numbers(n * size * size);
    const target = Array.from({ length: n * size }, () => Math.floor(random() * size));
    target.forEach((t, i) => {
        const [sample, position] = [Math.floor(i / size), i % size];
        data[sample * size * size + (axis === 1 ? t * size + position : position * size + t)]! += 9;
    });
    return indexed(data, [n, size, size], target, [n, size]);
}

/** Triggers, near misses, and words that the message of the first trigger has to hold. */
const table: Readonly<
    Record<
        FindingCode,
        { readonly on: readonly Case[]; readonly off: readonly Case[]; readonly says: readonly string[] }
    >
> = {
    'probabilities-as-logits': {
        on: [
            [
                ix(
                    [
                        [0.7, 0.2, 0.1],
                        [0.1, 0.6, 0.3],
                    ],
                    [0, 1],
                ),
            ],
            [ix([[0.4054, 0.045, 0.5496]], [2])],
            [indexed([0.25, 0.75], [2], [0], [])],
            [ix([[0.3333, 0.3333, 0.3333]], [0])],
            [ix([[0.33, 0.33, 0.33]], [0]), { decimals: 2 }],
            [indexed([0.1, 0.8, 0.9, 0.2], [1, 2, 2], [0, 1], [1, 2])],
            [ix([[0.7, 0.2, 0.1]], [3])],
            [
                ix(
                    [
                        [1, 0, 0],
                        [0.5, 0.5, 0],
                    ],
                    [0, 1],
                ),
            ],
            [ix(x, [0, 1]), calls('logits', ['softmax'])],
            [ix(x, [0, 1]), calls('logits', ['reshape', 'scale', 'softmax'])],
            [ix(x, [0, 1]), calls('logits', ['sigmoid'])],
            [ix(P, [0, 1]), keras('logits')],
            [ix(logP, [0, 1]), calls('logits', ['softmax'])],
        ],
        off: [
            [ix(P, [0, 1]), keras('probabilities')],
            [ix(P, [0, 1]), calls('logits', ['log'])],
            [ix(P, [0, 1]), calls('log-probabilities', ['log'])],
            [ix(x, [0, 1]), calls('logits', ['softmax', 'log'])],
            [ix(x, [0, 1]), calls('logits', ['scale'])],
            [ix(P, [0, 1]), sklearn],
            [ix([[0.7, 0.2, 0.1005]], [0])],
            [
                ix(
                    [
                        [0.7, 0.2, 0.1],
                        [0.1, 0.6, 0.4],
                    ],
                    [0, 1],
                ),
            ],
            [ix([[0.7, 0.4, -0.1]], [0])],
            [ix([[1, 0, 0]], [0])],
            [ix([[0.33, 0.33, 0.33]], [0]), { decimals: 4 }],
            [ix([[0.3333, 0.3333, 0.3333]], [2]), { decimals: 7 }],
        ],
        says: ['[0, 1]', '0.5514', '1.5514', '0.4338'],
    },
    'log-probabilities-as-logits': {
        on: [
            [ix([[-0.9029, -3.1005, -0.5986]], [2])],
            [indexed([-Math.LN2, -Math.LN2], [2], [0], [])],
            [ix([[0, -Infinity]], [0])],
            [
                ix(
                    [
                        [-0.3567, -1.6094, -2.3026],
                        [-2.3026, -0.5108, -1.204],
                    ],
                    [0, 1],
                ),
            ],
            [ix([[-0.69, -0.69]], [1]), { decimals: 2 }],
            [ix(x, [0, 1]), calls('logits', ['log-softmax'])],
            [ix(x, [0, 1]), calls('logits', ['softmax', 'log'])],
        ],
        off: [
            [ix(logP, [0, 1]), calls('log-probabilities')],
            [ix(x, [0, 1]), calls('log-probabilities', ['log-softmax'])],
            [ix(P, [0, 1]), calls('logits', ['log'])],
            [ix([[-0.9029, -3.1005, -0.5886]], [2])],
            [ix([[-0.69, -0.69]], [1])],
            [ix([[0.1, -2, -3]], [0])],
            [
                ix(
                    [
                        [-0.3567, -1.6094, -2.3026],
                        [-2.3026, -0.5108, -1.3],
                    ],
                    [0, 1],
                ),
            ],
            [ix([[0], [0]], [0, 0])],
        ],
        says: ['logsumexp 0'],
    },
    'one-hot-as-logits': {
        on: [
            [
                ix(
                    [
                        [1, 0, 0],
                        [0, 0, 1],
                    ],
                    [0, 2],
                ),
            ],
            [ix([[0, 1]], [1])],
            [indexed([0, 0, 1], [3], [0], [])],
            [px([[1, 0, 0]], [[1, 0, 0]])],
            [indexed([1, 0, 0, 1], [1, 2, 2], [0, 1], [1, 2])],
            [ix(x, [0, 1]), calls('logits', ['argmax'])],
        ],
        off: [
            [ix([[1, 0, 0.0001]], [0])],
            [
                ix(
                    [
                        [1, 0, 0],
                        [0, 0, 1],
                    ],
                    [0, 2],
                ),
                keras('probabilities'),
            ],
            [ix([[1, 1, 0]], [0])],
            [ix([[0, 0, 0]], [0])],
            [ix([[2, 0, 0]], [0])],
            [
                ix(
                    [
                        [1, 0, 0],
                        [0, 0.5, 0.5],
                    ],
                    [0, 1],
                ),
            ],
            [ix([[1]], [0])],
        ],
        says: ['0.5514', '1.5514'],
    },
    'target-out-of-range': {
        on: [
            [ix(x, [1, 3])],
            [ix(x, [0, 3])],
            [ix(x, [0, -1])],
            [ix(x, [255, 1])],
            [ix(x, [0, -100], { ignoreIndex: -1 })],
            [ix(x, [-2, 7])],
        ],
        off: [
            [ix(x, [0, 2])],
            [ix(x, [0, -100])],
            [ix(x, [0, 255], { ignoreIndex: 255 })],
            [ix(x, [-1, 0], { ignoreIndex: -1 })],
            [ix(x, [2, 2])],
        ],
        says: ['Target 3', 'sample 1', 'numbered from 1'],
    },
    'target-is-one-hot-integers': {
        on: [
            [indexed([2, 1, 0.1], [1, 3], [1, 0, 0], [1, 3])],
            [indexed([2, 1, 0.1], [3], [0, 0, 1], [3])],
            [indexed([2, 1, 0.1], [1, 3], [1, 1, 0], [1, 3])],
            [
                px(x, [
                    [1, 0, 0],
                    [0, 1, 0],
                ]),
                { targetDtype: 'int64' },
            ],
            [
                px(x, [
                    [1, 0, 0],
                    [0, 1, 0],
                ]),
                { targetDtype: 'torch.bool' },
            ],
        ],
        off: [
            [
                px(x, [
                    [1, 0, 0],
                    [0, 1, 0],
                ]),
            ],
            [
                px(x, [
                    [1, 0, 0],
                    [0, 1, 0],
                ]),
                { targetDtype: 'float32' },
            ],
            [indexed([2, 1, 0.1], [1, 3], [2, 0, 0], [1, 3])],
            [ix(x, [0, 1]), { targetDtype: 'int64' }],
            [
                px(x, [
                    [1, 0, 0],
                    [0, 1, 0],
                ]),
                { ...keras('logits'), targetDtype: 'int64' },
            ],
            [
                px(x, [
                    [2, 0, 0],
                    [0, 1, 0],
                ]),
                { targetDtype: 'int64' },
            ],
        ],
        says: ['one-hot', '(1, 3)'],
    },
    'target-dtype': {
        on: [
            [ix(x, [0, 1]), { targetDtype: 'int32' }],
            [ix(x, [0, 1]), { targetDtype: 'torch.float32' }],
            [probable([2, 1, 0.1], [1, 3], [0], [1])],
            [probable([2, 1, 0.1], [1, 3], [0.5], [1])],
            [
                px(x, [
                    [2, 0, 0],
                    [0, 1, 0],
                ]),
                { targetDtype: 'int64' },
            ],
            [ix(x, [1, 3]), { targetDtype: 'int16' }],
        ],
        off: [
            [ix(x, [0, 1]), { targetDtype: 'int64' }],
            [ix(x, [0, 1]), { ...keras('logits'), targetDtype: 'int32' }],
            [ix(x, [0, 1]), { targetDtype: 'torch.long' }],
            [ix(x, [0, 1])],
            [
                px(x, [
                    [1, 0, 0],
                    [0, 1, 0],
                ]),
                { targetDtype: 'float64' },
            ],
            [ix(x, [0, 1]), { targetDtype: 'uint8' }],
        ],
        says: ['int32', 'int64'],
    },
    'class-axis': {
        on: [
            [
                indexed(
                    numbers(30),
                    [2, 5, 3],
                    numbers(10).map(() => 1),
                    [2, 5],
                ),
            ],
            [indexed(numbers(6), [3, 2], [0, 1], [2])],
            [square(3, 6, 2)],
            [indexed(numbers(8), [2, 2, 2], [0, 1, 1, 0], [2, 2])],
            [
                indexed(
                    numbers(48),
                    [2, 2, 4, 3],
                    numbers(16).map(() => 1),
                    [2, 2, 4],
                ),
            ],
        ],
        off: [
            [
                indexed(
                    numbers(30),
                    [2, 3, 5],
                    numbers(10).map(() => 1),
                    [2, 5],
                ),
            ],
            [square(3, 6, 1)],
            [
                indexed(
                    numbers(30),
                    [2, 5, 3],
                    numbers(6).map(() => 1),
                    [2, 3],
                ),
            ],
            [indexed(numbers(9), [3, 3], [0, 1, 2], [3])],
            [square(3, 6, 2), calls('logits', ['reshape'])],
            [probable(numbers(8), [2, 2, 2], [1, 0, 0, 1, 1, 0, 0, 1])],
        ],
        says: ['(2, 5, 3)', '(2, 5)', '(2, 3, 5)'],
    },
    'single-logit': {
        on: [
            [ix([[0.3], [2]], [0, 0])],
            [indexed([0.5], [1], [0], [])],
            [px([[0.3], [2]], [[1], [0]])],
            [probable([0.3, -1, 2], [3], [1, 0, 1])],
            [probable([0.3, -1, 2], [3], [0, 0, 0])],
        ],
        off: [
            [ix([[0.3, 0]], [0])],
            [probable([0.3, -1, 2], [3], [1, 0, 0])],
            [probable([0.3, -1, 2], [3], [0.5, 0, 0.5])],
            [indexed([1, 2], [2], [0], [])],
            [indexed([], [0, 1], [], [0])],
            [
                px(x, [
                    [1, 0, 1],
                    [0, 1, 0],
                ]),
            ],
        ],
        says: ['(2, 1)', 'one class'],
    },
    'all-ignored': {
        on: [
            [ix(x, [-100, -100])],
            [ix(x, [1, 1], { ignoreIndex: 1 })],
            [ix(x, [-100, -100], { reduction: 'sum' })],
            [indexed([], [0, 3], [], [0])],
            [ix(x, [255, 255], { ignoreIndex: 255, reduction: 'none' })],
        ],
        off: [
            [ix(x, [-100, 0])],
            [ix(x, [1, 0], { ignoreIndex: 1 })],
            [ix(x, [0, 0], { ignoreIndex: 1 })],
            [indexed([], [0, 3], [], [0], { reduction: 'sum' })],
            [
                px(x, [
                    [1, 0, 0],
                    [0, 1, 0],
                ]),
            ],
        ],
        says: ['Every target', '-100', 'nan'],
    },
    'ignored-real-class': {
        on: [
            [ix(x, [0, 1], { ignoreIndex: 0 })],
            [ix(x, [0, 1], { ignoreIndex: 2 })],
            [ix(x, [1, 1], { ignoreIndex: 0 })],
            [ix(x, [2, 1], { ignoreIndex: 1, reduction: 'sum' })],
            [indexed([1, 2], [2], [0], [], { ignoreIndex: 1 })],
        ],
        off: [
            [ix(x, [0, 1], { ignoreIndex: 3 })],
            [ix(x, [0, 1], { ignoreIndex: -1 })],
            [ix(x, [0, 1])],
            [ix(x, [1, 1], { ignoreIndex: 1 })],
            [
                px(
                    x,
                    [
                        [1, 0, 0],
                        [0, 1, 0],
                    ],
                    { ignoreIndex: 0 },
                ),
            ],
        ],
        says: ['ignore_index 0', '1 of 2'],
    },
    'weighted-mean': {
        on: [
            [ix(x, [0, 1], w(2, 4, 6))],
            [ix(x, [0, 1], w(1, 1.1, 1))],
            [ix([[2, 1, 0.1]], [0], w(2, 1, 1))],
            [ix(x, [0, -100], w(3, 1, 1))],
            [ix(x, [0, 1], { ...w(2, 4, 6), labelSmoothing: 0.1 })],
        ],
        off: [
            [ix(x, [0, 1], w(1, 1, 1))],
            [ix(x, [0, 1], { ...w(2, 4, 6), reduction: 'sum' })],
            [
                px(
                    x,
                    [
                        [0.7, 0.2, 0.1],
                        [0.1, 0.6, 0.3],
                    ],
                    w(2, 4, 6),
                ),
            ],
            [ix(x, [0, 0], w(1, 4, 6))],
            [ix(x, [0, 1], { ...w(2, 4, 6), reduction: 'none' })],
        ],
        says: ['0.2857', '6.0000'],
    },
    'zero-weight': {
        on: [
            [ix(x, [0, 1], w(0, 0, 1))],
            [ix(x, [0, -100], w(0, 1, 1))],
            [ix(x, [2, 2], { ...w(1, 1, 0), reduction: 'sum' })],
            [indexed([1, 2], [2], [0], [], w(0, 1))],
            [ix(x, [0, 1], { ...w(0, 0, 0), labelSmoothing: 0.1 })],
        ],
        off: [
            [ix(x, [0, 1], w(0, 1, 1))],
            [ix(x, [0, 1], w(1, 1, 0))],
            [ix(x, [-100, -100], w(0, 1, 1))],
            [
                px(
                    x,
                    [
                        [1, 0, 0],
                        [0, 1, 0],
                    ],
                    w(0, 0, 0),
                ),
            ],
            [ix(x, [0, 1], { ...w(1, -1, 1), reduction: 'sum' })],
        ],
        says: ['Every target', 'nan'],
    },
    'smoothing-floor': {
        on: [
            [ix(x, [0, 1], { labelSmoothing: 0.1 })],
            [ix([[9, 0, 0]], [0], { labelSmoothing: 0.1 })],
            [ix(x, [0, 1], { labelSmoothing: 0.3, reduction: 'sum' })],
            [
                px(
                    x,
                    [
                        [1, 0, 0],
                        [0, 1, 0],
                    ],
                    { labelSmoothing: 0.1 },
                ),
            ],
            [ix(x, [0, 1], { ...w(2, 4, 6), labelSmoothing: 0.1, reduction: 'none' })],
        ],
        off: [
            [ix(x, [0, 1])],
            [ix([[30, 0, 0]], [1], { labelSmoothing: 0.1 })],
            [ix(x, [0, 1], { labelSmoothing: 0 })],
            [ix(x, [-100, -100], { labelSmoothing: 0.1 })],
            [
                px(x, [
                    [0.7, 0.2, 0.1],
                    [0.1, 0.6, 0.3],
                ]),
            ],
            [ix([[NaN, 0, 0]], [1], { labelSmoothing: 0.1 })],
        ],
        says: ['0.2911', '0.4369'],
    },
    'masked-class': {
        on: [
            [ix([[2, 1, -Infinity]], [0], { labelSmoothing: 0.1 })],
            [px([[2, 1, -Infinity]], [[1, 0, 0]])],
            [ix([[2, 1, -Infinity]], [2])],
            [ix([[-Infinity, -Infinity]], [0])],
            [px([[2, 1, -Infinity]], [[0.5, 0, 0.5]])],
            [
                ix(
                    [
                        [2, 1, 0],
                        [1, 1, -Infinity],
                    ],
                    [0, 2],
                ),
            ],
        ],
        off: [
            [ix([[2, 1, -Infinity]], [0])],
            [
                ix(
                    [
                        [2, 1, -Infinity],
                        [1, 2, 3],
                    ],
                    [-100, 0],
                    { labelSmoothing: 0.1 },
                ),
            ],
            [ix([[2, 1, -9e9]], [0], { labelSmoothing: 0.1 })],
            [ix([[2, NaN, -Infinity]], [0], { labelSmoothing: 0.1 })],
            [
                px(x, [
                    [1, 0, 0],
                    [0, 1, 0],
                ]),
            ],
        ],
        says: ['(2)', 'inf', 'Sample 0'],
    },
    'non-finite': {
        on: [
            [
                ix(
                    [
                        [1, 2, 3],
                        [1, NaN, 3],
                    ],
                    [0, 1],
                ),
            ],
            [ix([[Infinity, 0]], [0])],
            [px([[NaN, 0]], [[1, 0]])],
            [
                ix(
                    [
                        [NaN, 0],
                        [1, 2],
                    ],
                    [-100, 0],
                ),
            ],
            [indexed([Infinity, NaN], [2], [0], [])],
        ],
        off: [
            [ix([[-Infinity, 0]], [1])],
            [ix(x, [0, 1])],
            [ix([[1e308, 0]], [0])],
            [ix([[-1e308, 0]], [0])],
            [ix([[-Infinity, 0]], [0])],
        ],
        says: ['sample 1', 'class 1', 'nan'],
    },
    'naive-underflow': {
        on: [
            [ix([[1000, 0, -1000]], [0])],
            [ix([[89, 0]], [0])],
            [ix([[0, -104]], [1])],
            [ix([[12, 0]], [0], { dtype: 'float16' })],
            [ix([[12, 0]], [0]), { logitsDtype: 'float16' }],
            [ix([[710, 0]], [0], { dtype: 'float64' })],
            [ix([[-105, -106]], [0])],
            [
                ix(
                    [
                        [1, 2],
                        [0, 200],
                    ],
                    [0, 1],
                ),
            ],
        ],
        off: [
            [ix([[88.7, 0]], [0])],
            [ix([[0, -100]], [1])],
            [ix([[0, -104]], [0])],
            [ix([[2, -1e9, 1]], [0])],
            [ix([[11, 0]], [0], { dtype: 'float16' })],
            [ix([[700, 0]], [0], { dtype: 'float64' })],
            [ix([[-90, -91]], [0])],
            [ix([[0, -Infinity]], [0])],
        ],
        says: ['1000.0000', '88.7228', 'float32'],
    },
    'low-precision': {
        on: [
            [ix([[36.1, 0]], [1], { dtype: 'bfloat16' })],
            [ix([[0, 0.1, 3]], [0], { dtype: 'bfloat16' })],
            [ix([[20.3, 0]], [1], { dtype: 'float16' })],
            [ix([[100.3, 100.1]], [1], { dtype: 'bfloat16' })],
            [
                ix(
                    [
                        [6e4, 0],
                        [6e4, 0],
                    ],
                    [1, 1],
                    { dtype: 'float16', reduction: 'sum' },
                ),
            ],
            [ix([[36.1, 0]], [1]), { logitsDtype: 'torch.bfloat16' }],
        ],
        off: [
            [ix([[36.1, 0]], [1], { dtype: 'float32' })],
            [ix([[36.1, 0]], [1])],
            [ix(x, [0, 1], { dtype: 'float16' })],
            [ix(x, [0, 1], { dtype: 'bfloat16' })],
            [ix([[NaN, 0]], [1], { dtype: 'bfloat16' })],
        ],
        says: ['bfloat16', '0.2500', '36.1000'],
    },
    'chance-level': {
        on: [
            [ix([[0, 0, 0]], [1])],
            [
                ix(
                    [
                        [0.01, -0.02, 0.005],
                        [0.02, 0, 0.01],
                    ],
                    [1, 2],
                ),
            ],
            [
                ix(
                    [
                        [0, 0],
                        [0.1, 0],
                    ],
                    [0, 1],
                    { reduction: 'sum' },
                ),
            ],
            [ix([[0, 0.02, 0]], [0], { ...w(2, 4, 6), labelSmoothing: 0.1 })],
            [px([[0, 0.1, 0]], [[0.5, 0.25, 0.25]])],
        ],
        off: [
            [ix(x, [0, 1])],
            [ix([[0.34, 0.33, 0.33]], [1])],
            [ix([[0, 0, 0]], [1]), calls('log-probabilities')],
            [
                ix(
                    [
                        [2.4, 0],
                        [2.4, 0],
                        [2.4, 0],
                        [2.4, 0],
                    ],
                    [0, 0, 0, 1],
                ),
            ],
            [ix([[0.5, 0, 0]], [0])],
            [ix([[0], [0]], [0, 0])],
            [ix([[0, 0, 0]], [-100])],
            [
                ix(
                    [
                        [1.4, 0, 0, -9, -9],
                        [0, 0, 1.4, -9, -9],
                    ],
                    [1, 1],
                ),
            ],
        ],
        says: ['1.0986', '100'],
    },
    'confident-and-wrong': {
        on: [
            [
                ix(
                    [
                        [5, 0],
                        [0, 6],
                        [9, 0],
                        [7, 0],
                    ],
                    [0, 1, 1, 0],
                ),
            ],
            [
                ix(
                    [
                        [9, 0],
                        [9, 0],
                    ],
                    [0, 1],
                ),
            ],
            [
                ix(
                    [
                        [9, 0, 0],
                        [9, 0, 0],
                        [0, 4, 0],
                    ],
                    [0, 0, 2],
                ),
            ],
            [
                px(
                    [
                        [5, 0],
                        [0, 6],
                        [9, 0],
                    ],
                    [
                        [1, 0],
                        [0, 1],
                        [0, 1],
                    ],
                ),
            ],
            [
                ix(
                    [
                        [5, 0],
                        [0, 6],
                        [9, 0],
                    ],
                    [0, 1, 1],
                    { reduction: 'sum' },
                ),
            ],
        ],
        off: [
            [ix([[9, 0]], [1])],
            [
                ix(
                    [
                        [2, 0],
                        [3, 0],
                        [4, 0],
                    ],
                    [1, 0, 0],
                ),
            ],
            [
                ix(
                    [
                        [9, 0],
                        [9, 0],
                        [0, 8],
                    ],
                    [1, 1, 1],
                ),
            ],
            [ix(x, [0, 1])],
            [
                ix(
                    [
                        [9, 0],
                        [9, 0],
                        [0.1, 0],
                    ],
                    [0, 0, 0],
                ),
            ],
            [
                ix(
                    [
                        [9, 0, 0, 0],
                        [0.3, 0.2, 0.1, 0],
                    ],
                    [0, 3],
                ),
            ],
            [
                ix(
                    [
                        [5, 0],
                        [NaN, 6],
                        [9, 0],
                    ],
                    [0, 1, 1],
                ),
            ],
        ],
        says: ['Sample 2', 'class 0', 'class 1'],
    },
    'probabilities-not-normalised': {
        on: [
            [
                px(x, [
                    [0.7, 0.2, 0.2],
                    [0.1, 0.6, 0.3],
                ]),
            ],
            [
                px(x, [
                    [1, 1, 0],
                    [0, 1, 0],
                ]),
            ],
            [
                px(x, [
                    [1.2, -0.2, 0],
                    [0, 1, 0],
                ]),
            ],
            [
                px(x, [
                    [0, 0, 0],
                    [0, 1, 0],
                ]),
            ],
            [
                px(x, [
                    [NaN, 0, 0],
                    [0, 1, 0],
                ]),
            ],
            [probable([1, 2], [2], [0.5, 0.4])],
        ],
        off: [
            [
                px(x, [
                    [0.7, 0.2, 0.1],
                    [0.1, 0.6, 0.3],
                ]),
            ],
            [
                px(x, [
                    [0.3333, 0.3333, 0.3333],
                    [0, 1, 0],
                ]),
            ],
            [px([[1], [2]], [[0], [1]])],
            [ix(x, [0, 1])],
            [
                px(
                    x,
                    [
                        [1, 0, 0],
                        [0, 1, 0],
                    ],
                    { labelSmoothing: 0.1 },
                ),
            ],
        ],
        says: ['sample 0', '1.1000', '1 of 2'],
    },
    'nll-on-logits': {
        on: [
            [ix(x, [0, 1]), calls('log-probabilities')],
            [ix(x, [0, 1]), calls('log-probabilities', ['reshape'])],
            [ix(x, [0, 1]), calls('log-probabilities', ['log'])],
            [ix(x, [0, 1]), calls('log-probabilities', ['scale'])],
            [ix([[-3, -2, -1]], [0]), calls('log-probabilities')],
            [ix(x, [-100, -100]), calls('log-probabilities')],
        ],
        off: [
            [ix(logP, [0, 1]), calls('log-probabilities')],
            [ix([[-0.36, -1.61, -2.3]], [0]), calls('log-probabilities')],
            [ix(x, [0, 1]), calls('log-probabilities', ['log-softmax'])],
            [ix(P, [0, 1]), calls('log-probabilities', ['log'])],
            [ix(x, [0, 1])],
            [ix(x, [0, 1]), calls('logits')],
            [ix(logP, [0, 1]), calls('log-probabilities', ['scale'])],
        ],
        says: ['−2.2500', '0.3185', '11.2125'],
    },
    'nll-on-probabilities': {
        on: [
            [ix(x, [0, 1]), calls('log-probabilities', ['softmax'])],
            [ix(P, [0, 1]), calls('log-probabilities')],
            [ix(x, [0, 1]), calls('log-probabilities', ['sigmoid'])],
            [ix(x, [0, 1]), calls('log-probabilities', ['scale', 'softmax'])],
            [
                ix(
                    [
                        [0, 1],
                        [1, 0],
                    ],
                    [0, 1],
                ),
                calls('log-probabilities'),
            ],
        ],
        off: [
            [ix(x, [0, 1]), calls('log-probabilities', ['softmax', 'log'])],
            [ix(P, [0, 1]), calls('log-probabilities', ['log'])],
            [ix(logP, [0, 1]), calls('log-probabilities')],
            [ix(P, [0, 1])],
            [ix(x, [0, 1]), calls('log-probabilities')],
        ],
        // -(e^2 / 11.2125 + e^2.5 / 15.1811) / 2
        says: ['−0.7307', '0.3185'],
    },
    'probabilities-expected': {
        on: [
            [ix(x, [0, 1]), keras('probabilities')],
            [ix(x, [0, 1]), sklearn],
            [
                px(x, [
                    [1, 0, 0],
                    [0, 1, 0],
                ]),
                calls('probabilities', [], 'keras', 'CategoricalCrossentropy'),
            ],
            [ix(x, [0, 1]), keras('probabilities', ['log-softmax'])],
            [ix([[-1, 1, 1]], [0]), keras('probabilities')],
        ],
        off: [
            [ix(P, [0, 1]), keras('probabilities')],
            [ix([[0.33, 0.33, 0.33]], [0]), keras('probabilities')],
            [ix(x, [0, 1]), keras('probabilities', ['softmax'])],
            [ix(x, [0, 1]), keras('logits')],
            [ix(x, [0, 1])],
        ],
        // (ln 2.1 + ln 1.8) / 2
        says: ['3.1000', '1e−7', '0.6649', '0.3185'],
    },
    'other-loss-in-code': {
        on: [
            [ix(P, [0, 1]), keras('probabilities')],
            [ix(P, [0, 1]), sklearn],
            [ix(P, [0, 1]), calls('logits', ['log'])],
            [ix(P, [0, 1]), calls('log-probabilities', ['log'])],
            [ix(x, [0, 1]), calls('logits', ['scale'])],
        ],
        off: [
            [ix(x, [0, 1]), keras('probabilities', ['softmax'])],
            [ix(P, [0, 1])],
            [ix(x, [0, 1]), calls('logits', ['reshape'])],
            [ix(x, [0, 1]), calls('log-probabilities', ['log-softmax'])],
            [ix(x, [0, 1]), calls('logits', ['softmax'])],
            [ix(x, [0, 1]), keras('probabilities')],
        ],
        // -(ln .7 + ln .6) / 2, and cross_entropy of the same numbers
        says: ['0.4338', '0.8106'],
    },
    'loss-misused': {
        on: [
            [ix(x, [0, 1]), { criterion: { ...calls('logits').criterion!, misuse: 'class-called' } }],
            [ix(x, [0, 1]), { criterion: { ...calls('logits').criterion!, misuse: 'arguments-swapped' } }],
            [ix(x, [0, 9]), { criterion: { ...calls('logits').criterion!, misuse: 'class-called' } }],
            [px(x, P), { criterion: { ...calls('logits').criterion!, misuse: 'class-called' } }],
            [ix(x, [0, 1]), { criterion: { ...calls('log-probabilities').criterion!, misuse: 'arguments-swapped' } }],
        ],
        off: [
            [ix(x, [0, 1]), calls('logits')],
            [ix(x, [0, 1])],
            [ix(x, [0, 9]), calls('logits')],
            [px(x, P), calls('logits')],
            [ix(x, [0, 1]), calls('log-probabilities')],
        ],
        says: ['is a Python class', 'CrossEntropyLoss()(logits, target)'],
    },
    'shape-mismatch': {
        on: [
            [ix(x, [0])],
            [indexed(x.flat(), [2, 3], [0, 1], [2, 1])],
            [ix(x, [0, 1], w(1, 2))],
            [ix(x, [0, 1], { labelSmoothing: 1.5 })],
            [indexed([1], [], [0], [])],
            [
                px(
                    x,
                    [
                        [1, 0, 0],
                        [0, 1, 0],
                    ],
                    { ignoreIndex: 0 },
                ),
            ],
            [indexed([1, 2], [3], [0], [])],
            [indexed([2, 1, 0.1], [1, 3], [2, 0, 0], [1, 3])],
        ],
        off: [
            [ix(x, [0, 1])],
            [ix(x, [1, 3])],
            [indexed([2, 1, 0.1], [1, 3], [1, 0, 0], [1, 3])],
            [
                indexed(
                    numbers(30),
                    [2, 5, 3],
                    numbers(10).map(() => 1),
                    [2, 5],
                ),
            ],
            [probable([2, 1, 0.1], [1, 3], [0], [1])],
        ],
        says: ['Expected input batch_size (2) to match target batch_size (1).'],
    },
};

describe('diagnose: each code', () => {
    for (const [code, { on, off, says }] of Object.entries(table)) {
        it(`${code}: ${on.length} examples of it, ${off.length} near misses`, () => {
            assert.ok(on.length >= 5 && off.length >= 5);
            on.forEach(([example, seen], i) =>
                assert.ok(
                    findingsOf(example, seen).some(f => f.code === code),
                    `example ${i}`,
                ),
            );
            off.forEach(([example, seen], i) =>
                assert.ok(!findingsOf(example, seen).some(f => f.code === code), `near miss ${i}`),
            );
            const [example, seen] = on[0]!;
            const found = findingsOf(example, seen).find(f => f.code === code)!;
            for (const words of says) {
                assert.ok(found.message.includes(words), `"${words}" in: ${found.message}`);
            }
        });
    }

    it('gives each finding a reason and a page of PyTorch, and leaves no placeholder', () => {
        for (const { on } of Object.values(table)) {
            for (const found of on.flatMap(([example, seen]) => findingsOf(example, seen))) {
                assert.ok(found.why.length > 20);
                assert.match(
                    found.link,
                    found.code === 'probabilities-expected'
                        ? /^https:\/\/(keras\.io|scikit-learn\.org)\//
                        : /^https:\/\/pytorch\.org\/docs\/stable\//,
                );
                assert.doesNotMatch(`${found.message} ${found.why}`, /\{\d\}|undefined|NaN/);
                assert.ok(found.message.startsWith(found.brief) && found.brief.length <= 220, found.brief);
            }
        }
    });

    it('says how bad it is', () => {
        const severity = (example: CrossEntropyExample, code: FindingCode, seen?: TextFacts) =>
            findingsOf(example, seen).find(f => f.code === code)?.severity;
        assert.equal(severity(ix([[0.7, 0.2, 0.1]], [0]), 'probabilities-as-logits'), 'error');
        assert.equal(severity(indexed([0.25, 0.75], [2], [0], []), 'probabilities-as-logits'), 'warning');
        assert.equal(severity(ix(x, [-100, -100]), 'all-ignored'), 'error');
        assert.equal(severity(ix(x, [-100, -100], { reduction: 'sum' }), 'all-ignored'), 'info');
        assert.equal(
            severity(
                ix(
                    [
                        [NaN, 0],
                        [1, 2],
                    ],
                    [-100, 0],
                ),
                'non-finite',
            ),
            'warning',
        );
        assert.equal(severity(square(3, 6, 2), 'class-axis'), 'warning');
        assert.equal(severity(indexed(numbers(8), [2, 2, 2], [0, 1, 1, 0], [2, 2]), 'class-axis'), 'info');
        assert.equal(severity(ix(x, [0, 1]), 'target-dtype', { targetDtype: 'int32' }), 'warning');
        assert.equal(
            severity(
                ix(
                    [
                        [6e4, 0],
                        [6e4, 0],
                    ],
                    [1, 1],
                    { dtype: 'float16', reduction: 'sum' },
                ),
                'low-precision',
            ),
            'warning',
        );
    });

    it('names the fix', () => {
        const fix = (example: CrossEntropyExample, code: FindingCode) =>
            findingsOf(example).find(f => f.code === code)?.suggestedCode ?? '';
        assert.match(
            fix(
                indexed(
                    numbers(30),
                    [2, 5, 3],
                    numbers(10).map(() => 1),
                    [2, 5],
                ),
                'class-axis',
            ),
            /\.transpose\(1, 2\)/,
        );
        assert.match(fix(ix(x, [1, 3]), 'target-out-of-range'), /target - 1/);
        assert.match(fix(ix(x, [0, 3]), 'target-out-of-range'), /nn\.Linear\(features, 4\)/);
        assert.match(fix(ix(x, [0, 255]), 'target-out-of-range'), /ignore_index=255/);
        assert.match(fix(ix(x, [0, 7]), 'target-out-of-range'), /8\)/);
        assert.match(
            fix(indexed([2, 1, 0.1], [1, 3], [1, 0, 0], [1, 3]), 'target-is-one-hot-integers'),
            /argmax\(dim=1\)/,
        );
        assert.match(fix(indexed(x.flat(), [2, 3], [0, 1], [2, 1]), 'shape-mismatch'), /squeeze\(1\)/);
        assert.match(
            fix(
                indexed(
                    numbers(30),
                    [2, 5, 3],
                    numbers(10).map(() => 1),
                    [10],
                ),
                'shape-mismatch',
            ),
            /reshape\(-1/,
        );
    });

    it("says it of the program's own loss, and fixes it in its library", () => {
        const found = (example: CrossEntropyExample, seen: TextFacts) => findingsOf(example, seen)[0]!;
        const optax = calls('logits', ['softmax'], 'optax', 'softmax_cross_entropy_with_integer_labels');
        assert.match(found(ix(x, [0, 1]), optax).message, /softmax_cross_entropy_with_integer_labels/);
        assert.match(
            found(ix(x, [0, 1]), optax).suggestedCode!,
            /^loss = optax\.softmax_cross_entropy_with_integer_labels\(logits, target\)/,
        );
        assert.match(found(ix(x, [0, 1]), keras('probabilities')).suggestedCode!, /from_logits=True/);
        assert.match(found(ix(x, [0, -1]), keras('logits')).suggestedCode!, /ignore_class=-1/);
        assert.match(found(ix(x, [0, 1]), sklearn).suggestedCode!, /scipy\.special\.softmax/);
    });

    it('names NLLLoss for log-probabilities, where the library has it', () => {
        const fixIn = (framework: Criterion['framework']) =>
            findingsOf(ix(x, [0, 1]), calls('logits', ['log-softmax'], framework)).map(({ code, suggestedCode }) => [
                code,
                suggestedCode,
            ]);
        const code = 'log-probabilities-as-logits';
        assert.deepEqual(fixIn('torch'), [[code, 'loss = nn.NLLLoss()(log_probabilities, target)']]);
        assert.deepEqual(fixIn('optax'), [[code, undefined]]);
        assert.deepEqual(fixIn('tensorflow'), [[code, undefined]]);
    });

    it('compares two losses only where there are two', () => {
        const message = (target: readonly number[]): string =>
            findingsOf(ix(P, target)).find(({ code }) => code === 'probabilities-as-logits')!.message;
        assert.match(message([0, -100]), /Here the loss is 0\.\d+; with the logarithms/);
        assert.doesNotMatch(message([-100, -100]), /Here the loss is|nan|inf/);
    });

    it('names classes by their names, and samples by their place', () => {
        const named = { classNames: ['cat', 'dog', 'bird'] };
        const confident = findingsOf(
            ix(
                [
                    [5, 0, 0],
                    [0, 6, 0],
                    [9, 0, 1],
                    [0, 0, 7],
                ],
                [0, 1, 1, 2],
            ),
            named,
        )[0]!;
        assert.match(confident.message, /gives cat .* but the target, dog,/);
        const image = findingsOf(indexed(numbers(12), [1, 3, 2, 2], [0, 1, 255, 1], [1, 2, 2]))[0]!;
        assert.match(image.message, /Target 255 \(sample \(0, 1, 0\)\)/);
    });

    it("says nothing of how high a loss is that is not the model's", () => {
        const level = ['chance-level', 'confident-and-wrong', 'smoothing-floor'];
        const wrong: readonly Case[] = [
            [ix([[0.34, 0.33, 0.33]], [1])],
            [ix([[0, 0, 0]], [1]), calls('log-probabilities')],
            [ix(P, [0, 1], { labelSmoothing: 0.1 }), keras('probabilities')],
            [
                ix(
                    [
                        [5, 0],
                        [9, 0],
                        [NaN, 0],
                    ],
                    [0, 1, 1],
                ),
            ],
        ];
        for (const [example, seen] of wrong) {
            const codes = findingsOf(example, seen).map(({ code }) => code);
            assert.ok(codes.length > 0 && !codes.some(code => level.includes(code)), codes.join());
        }
    });

    it('puts errors first', () => {
        assert.deepEqual(
            findingsOf(
                ix(
                    [
                        [0, 0, 1],
                        [NaN, 0, 0],
                    ],
                    [0, 0],
                    { ignoreIndex: 1 },
                ),
            ).map(f => f.severity),
            ['error', 'info'],
        );
    });
});

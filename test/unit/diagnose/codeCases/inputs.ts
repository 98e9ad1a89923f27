/** What logits and targets are, and along which axis. */
import { indexExample as ix, probabilityExample as px } from '../../math/examples';
import { indexed, probable } from '../findings';
import { P, calls, keras, logP, numbers, sklearn, square, x } from './made';
import type { CasesOf } from './made';

export const ofInputs = {
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
} satisfies CasesOf;

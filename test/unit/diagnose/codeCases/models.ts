/** What a model gives, and the loss that gets it. */
import { indexExample as ix, probabilityExample as px } from '../../math/examples';
import { indexed, probable } from '../findings';
import { P, calls, keras, logP, numbers, sklearn, w, x } from './made';
import type { CasesOf } from './made';

export const ofModels = {
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
} satisfies CasesOf;

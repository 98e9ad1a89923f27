/** Samples and classes that do not count, and numbers at the ends of a type. */
import { indexExample as ix, probabilityExample as px } from '../../math/examples';
import { indexed, probable } from '../findings';
import { w, x } from './made';
import type { CasesOf } from './made';

export const ofOptions = {
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
} satisfies CasesOf;

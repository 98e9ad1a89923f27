import { explain } from '../../../../src/explain';
import type { Explanation, Question } from '../../../../src/explain';
import { copyFormats, written } from '../../../../src/export/copy';
import type { CopyFormatId } from '../../../../src/export/copy';
import type { CrossEntropyOptions } from '../../../../src/math';
import { hostileNames } from './hostileNames';

export const copyAs = (explanation: Explanation, id: CopyFormatId, sample: number): string =>
    written(
        copyFormats.find(format => format.id === id)!,
        explanation,
        sample,
    );

type Nested = number | readonly Nested[];

const shapeOf = (nested: Nested): number[] =>
    typeof nested === 'number' ? [] : [nested.length, ...(nested.length > 0 ? shapeOf(nested[0]!) : [])];
const flat = (nested: Nested): number[] => (typeof nested === 'number' ? [nested] : nested.flatMap(flat));

/** @param target whole numbers are class indices unless `probabilities` is given. */
export function question(
    logits: Nested,
    target?: Nested | { readonly probabilities: Nested },
    options: CrossEntropyOptions = {},
): Question {
    const tensor = { data: Float64Array.from(flat(logits)), shape: shapeOf(logits) };
    if (target === undefined) {
        return { logits: tensor, options };
    }
    return typeof target === 'object' && 'probabilities' in target
        ? {
              logits: tensor,
              target: {
                  kind: 'probability',
                  data: Float64Array.from(flat(target.probabilities)),
                  shape: shapeOf(target.probabilities),
              },
              options,
          }
        : {
              logits: tensor,
              target: { kind: 'index', data: Int32Array.from(flat(target)), shape: shapeOf(target) },
              options,
          };
}

const x = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
];
const y = [0, 1];
const p = {
    probabilities: [
        [0.7, 0.2, 0.1],
        [0.1, 0.6, 0.3],
    ],
};
const weight = Float64Array.of(2, 4, 6);
/** (2, 3, 2, 2). */
const image = [
    [
        [
            [0.1, -0.2],
            [0.3, 1.4],
        ],
        [
            [2.5, -0.6],
            [0.7, 0.8],
        ],
        [
            [-0.9, 1],
            [1.1, -1.2],
        ],
    ],
    [
        [
            [3.1, 0.2],
            [-0.3, 0.4],
        ],
        [
            [0.5, 2.6],
            [-0.7, 0.8],
        ],
        [
            [0.9, -1],
            [0.1, 1.2],
        ],
    ],
];
const labels = [
    [
        [0, 1],
        [2, 0],
    ],
    [
        [2, 2],
        [-100, 1],
    ],
];
const published = [[1.2372, -0.9604, 1.5415]];

/** Every shape, every option alone and with others, both kinds of target, and what is not finite. */
export const examples: readonly (readonly [name: string, question: Question])[] = [
    ['the published example', question(published, [2])],
    ['(C)', question([1.2372, -0.9604, 1.5415], 2)],
    ['(N, C)', question(x, y)],
    [
        '(N, C, d)',
        question(
            [
                [
                    [0.1, 2],
                    [-0.3, 0.4],
                    [1e-3, 6],
                ],
            ],
            [[2, 0]],
        ),
    ],
    ['(N, C, d, d)', question(image, labels)],
    ['(C, d) read as (N, C) of one class', question([[3], [4]], [0, 0])],
    ['none', question(x, y, { reduction: 'none' })],
    ['none of (C)', question([1, 2, 3], 0, { reduction: 'none' })],
    ['none of (N, C, d, d)', question(image, labels, { reduction: 'none' })],
    ['sum', question(x, y, { reduction: 'sum' })],
    ['weight', question(x, y, { weight })],
    ['weight, sum', question(x, y, { weight, reduction: 'sum' })],
    ['weight, none', question(x, y, { weight, reduction: 'none' })],
    ['weight of (C)', question([1, 2, 3], 1, { weight })],
    ['weight of (N, C, d, d)', question(image, labels, { weight })],
    [
        'weights that cancel',
        question(
            [
                [2, 1, 0.1],
                [0.5, 2.5, 0.3],
                [9, 2, 1],
            ],
            [0, 1, 1],
            { weight: Float64Array.of(2, -0.75, 6) },
        ),
    ],
    ['weights of 0', question(x, y, { weight: new Float64Array(3) })],
    ['smoothing', question(x, y, { labelSmoothing: 0.1 })],
    ['smoothing, none', question(x, y, { labelSmoothing: 0.1, reduction: 'none' })],
    ['smoothing of (C)', question([1, 2, 3], 1, { labelSmoothing: 0.3 })],
    ['smoothing, weight', question(x, y, { labelSmoothing: 0.1, weight })],
    ['smoothing, weight, sum', question(x, y, { labelSmoothing: 0.1, weight, reduction: 'sum' })],
    ['smoothing, weight, ignored, (N, C, d, d)', question(image, labels, { labelSmoothing: 0.2, weight })],
    ['smoothing, ignored, none, (N, C, d, d)', question(image, labels, { labelSmoothing: 0.2, reduction: 'none' })],
    ['smoothing of 1', question(x, y, { labelSmoothing: 1 })],
    ['ignored', question(x, [0, -100])],
    ['ignored, weight', question(x, [0, -100], { weight })],
    ['ignored, weight, smoothing', question(x, [0, -100], { weight, labelSmoothing: 0.1 })],
    ['another ignore_index', question(x, [-1, 1], { ignoreIndex: -1 })],
    ['ignore_index is a class', question(x, y, { ignoreIndex: 1 })],
    ['ignore_index is a class, weight, smoothing', question(x, y, { ignoreIndex: 1, weight, labelSmoothing: 0.1 })],
    ['ignore_index beyond the classes', question(x, [255, 1], { ignoreIndex: 255, reduction: 'none' })],
    ['all ignored', question(x, [-100, -100])],
    ['all ignored, sum', question(x, [-100, -100], { reduction: 'sum' })],
    [
        'ignored NaN',
        question(
            [
                [NaN, 1, 2],
                [1, 2, 3],
            ],
            [-100, 1],
            { labelSmoothing: 0.1 },
        ),
    ],
    ['probabilities', question(x, p)],
    ['probabilities of (C)', question([1, 2, 3], { probabilities: [0.2, 0.3, 0.5] })],
    ['probabilities, none', question(x, p, { reduction: 'none' })],
    ['probabilities, weight', question(x, p, { weight })],
    ['probabilities, smoothing', question(x, p, { labelSmoothing: 0.1 })],
    ['probabilities, weight, smoothing, sum', question(x, p, { weight, labelSmoothing: 0.1, reduction: 'sum' })],
    ['probabilities, (N, C, d, d)', question(image, { probabilities: image }, { weight })],
    [
        'probabilities, none, (N, C, d, d)',
        question(image, { probabilities: image }, { labelSmoothing: 0.1, reduction: 'none' }),
    ],
    ['-inf beside the target', question([[2, -Infinity, 0.1]], [0])],
    ['-inf at the target', question([[2, -Infinity, 0.1]], [1])],
    ['-inf and smoothing', question([[2, -Infinity, 0.1]], [0], { labelSmoothing: 0.1 })],
    ['-inf and probabilities', question([[2, -Infinity, 0.1]], { probabilities: [[1, 0, 0]] })],
    ['only -inf', question([[-Infinity, -Infinity]], [1])],
    [
        '+inf',
        question(
            [
                [Infinity, 1],
                [2, 3],
            ],
            [0, 1],
            { reduction: 'none' },
        ),
    ],
    [
        'NaN',
        question(
            [
                [NaN, 1],
                [2, 3],
            ],
            [0, 1],
        ),
    ],
    [
        'a loss near 0',
        question(
            [
                [20, 0, -3],
                [40, 0, 0],
            ],
            [0, 0],
            { reduction: 'none' },
        ),
    ],
    [
        'large logits',
        question(
            [
                [1e8, 1e8, 1e8],
                [1000, 0, -1000],
            ],
            [0, 2],
            { reduction: 'none' },
        ),
    ],
    [
        'numbers of all sizes',
        question(
            [
                [1e20, 5e-324, -0],
                [-1e308, 123456789.123, 0.1 + 0.2],
            ],
            [0, 1],
            { reduction: 'none' },
        ),
    ],
    [
        'an empty batch',
        {
            logits: { data: new Float64Array(0), shape: [0, 3] },
            target: { kind: 'index', data: new Int32Array(0), shape: [0] },
        },
    ],
    [
        'an empty batch of higher shape',
        {
            logits: { data: new Float64Array(0), shape: [2, 3, 0] },
            target: { kind: 'index', data: new Int32Array(0), shape: [2, 0] },
            options: { reduction: 'none' },
        },
    ],
    ['no target', question(x)],
    ['hostile class names', { ...question([hostileNames.map((_, i) => i / 4)], [0]), classNames: hostileNames }],
    ['no target, (C), float16', question([1, 2, 3], undefined, { dtype: 'float16' })],
    ['a target that is refused', question(x, [0, 3])],
    ...(['float32', 'float16', 'bfloat16'] as const).flatMap((dtype): (readonly [string, Question])[] => [
        [dtype, question(x, y, { dtype })],
        [`${dtype}, (C)`, question([1.2372, -0.9604, 1.5415], 2, { dtype })],
        [`${dtype}, none, weight, (N, C, d, d)`, question(image, labels, { dtype, weight, reduction: 'none' })],
        [`${dtype}, smoothing, weight, ignored`, question(image, labels, { dtype, weight, labelSmoothing: 0.1 })],
        [`${dtype}, smoothing, sum`, question(x, y, { dtype, labelSmoothing: 0.1, reduction: 'sum' })],
        [`${dtype}, probabilities, smoothing, weight`, question(x, p, { dtype, weight, labelSmoothing: 0.1 })],
        [
            `${dtype}, overflow`,
            question(
                [
                    [1e5, 0, -7e4],
                    [1, 2, 3],
                ],
                [2, 0],
                { dtype, reduction: 'sum' },
            ),
        ],
        [`${dtype}, -inf`, question([[2, -Infinity, 0.1]], [1], { dtype })],
    ]),
];

/** A batch that looks random and is the same each time. */
export function batch(samples: number, classes: number, options: CrossEntropyOptions = {}): Question {
    const logits = Float64Array.from({ length: samples * classes }, (_, i) => 4 * Math.sin(((i * i) % 1009) + i / 7));
    const target = Int32Array.from({ length: samples }, (_, i) => (i * 31) % classes);
    return {
        logits: { data: logits, shape: [samples, classes] },
        target: { kind: 'index', data: target, shape: [samples] },
        options,
    };
}

export const explained = (...given: Parameters<typeof question>): Explanation => explain(question(...given));

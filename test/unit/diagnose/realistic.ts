// Examples as people have them, with nothing wrong in them: [what, example, what the text tells besides].
import { roundToBfloat16, roundToFloat16 } from '../../../src/math';
import type { CrossEntropyExample } from '../../../src/math';
import type { TextFacts } from '../../../src/diagnose';
import type { Criterion } from '../../../src/model/criterion';
import { randomNumbers } from '../math/random';
import { indexed, normal, probable, softmaxOf } from './findings';

export type Realistic = readonly [what: string, example: CrossEntropyExample, seen?: TextFacts];

const random = randomNumbers(1948);
const gaussian = (scale: number): number => scale * normal(random);
const printed = (value: number): number => Number(value.toFixed(4));
const classesOf = (count: number, classes: number): readonly number[] =>
    Array.from({ length: count }, () => Math.floor(random() * classes));
const logitsOf = (count: number, scale: number): readonly number[] =>
    Array.from({ length: count }, () => printed(gaussian(scale)));

/** (N, C) logits whose target stands out by `margin`. */
function trained(targets: readonly number[], classes: number, scale: number, margin: number): readonly number[] {
    return targets.flatMap(t =>
        Array.from({ length: classes }, (_, c) => printed(gaussian(scale) + (c === t ? margin : 0))),
    );
}

const called = (
    expects: Criterion['expects'],
    steps: Criterion['steps'],
    framework: Criterion['framework'] = 'torch',
    name = 'cross_entropy',
): TextFacts => ({ decimals: 4, targetDtype: 'int64', criterion: { name, framework, expects, steps } });

const repeat = (times: number, make: (i: number) => Realistic): readonly Realistic[] =>
    Array.from({ length: times }, (_, i) => make(i));

export const realistic: readonly Realistic[] = [
    ...repeat(8, i => {
        const [n, classes] = [8 + i, 2 + i];
        const targets = classesOf(n, classes);
        return [
            `a trained batch of ${n} x ${classes}`,
            indexed(trained(targets, classes, 1, 5), [n, classes], targets, [n]),
            { decimals: 4 },
        ];
    }),
    ...repeat(6, i => [
        `a head at init, ${2 + i} classes`,
        indexed(logitsOf(16 * (2 + i), 0.05), [16, 2 + i], classesOf(16, 2 + i), [16]),
        { decimals: 4 },
    ]),
    ...repeat(3, i => {
        const targets = classesOf(2, 50_257);
        return [
            `a language model, ${i * 6} above the noise`,
            indexed(trained(targets, 50_257, 2, i * 6), [2, 50_257], targets, [2]),
            called('logits', ['reshape']),
        ];
    }),
    ...repeat(4, () => {
        const mask = classesOf(32, 3).map(t => (random() < 0.2 ? 255 : t));
        return [
            'a segmentation map with 255 left out',
            indexed(logitsOf(2 * 3 * 16, 2), [2, 3, 4, 4], mask, [2, 4, 4], { ignoreIndex: 255 }),
            { decimals: 4 },
        ];
    }),
    ...repeat(4, () => [
        'padded tokens',
        indexed(
            logitsOf(2 * 5 * 7, 2),
            [2, 5, 7],
            classesOf(14, 5).map((t, i) => (i % 7 > 4 ? -100 : t)),
            [2, 7],
        ),
        { decimals: 4 },
    ]),
    ...repeat(5, i => {
        const mixed = classesOf(6, 4).flatMap(t => {
            const share = printed(random());
            return Array.from(
                { length: 4 },
                (_, c) => (c === t ? share : 0) + (c === (t + 1) % 4 ? printed(1 - share) : 0),
            );
        });
        return ['mixup', probable(logitsOf(24, 1 + i), [6, 4], mixed), { decimals: 4, targetDtype: 'float32' }];
    }),
    ...repeat(5, i => {
        const teacher = Array.from({ length: 5 }, () =>
            softmaxOf(Array.from({ length: 8 }, () => gaussian(3) / (1 + i))).map(printed),
        ).flat();
        return [
            `distillation at temperature ${1 + i}`,
            probable(logitsOf(40, 2), [5, 8], teacher),
            { ...called('logits', ['scale']), targetDtype: 'float32' },
        ];
    }),
    ...[-Infinity, -1e9, -1e4].flatMap(mask =>
        repeat(3, () => {
            const targets = classesOf(6, 5);
            const data = trained(targets, 5, 1, 2).map((x, i) =>
                i % 5 !== targets[Math.floor(i / 5)] && random() < 0.4 ? mask : x,
            );
            return [`classes masked by ${mask}`, indexed(data, [6, 5], targets, [6]), { decimals: 4 }] as const;
        }),
    ),
    ...repeat(4, i => {
        const round = i % 2 === 0 ? roundToFloat16 : roundToBfloat16;
        const targets = classesOf(8, 6);
        return [
            `${round.name} logits`,
            indexed(trained(targets, 6, 1.5, 3).map(round), [8, 6], targets, [8]),
            { decimals: 4, logitsDtype: i % 2 === 0 ? 'float16' : 'bfloat16' },
        ];
    }),
    ...repeat(6, i => [
        `one sample of ${2 + i} classes`,
        indexed(logitsOf(2 + i, 2), [2 + i], classesOf(1, 2 + i), []),
        { decimals: 4 },
    ]),
    ...repeat(4, i => {
        const targets = classesOf(12, 5);
        return [
            'class weights and smoothing',
            indexed(trained(targets, 5, 1, 3), [12, 5], targets, [12], {
                weight: Float64Array.of(0.3, 1, 2.5, 1, 0.7),
                labelSmoothing: 0.1 * (i % 2),
            }),
            { decimals: 4 },
        ];
    }),
    ...repeat(4, () => {
        const rows = Array.from({ length: 6 }, () => softmaxOf(Array.from({ length: 5 }, () => gaussian(2))));
        return [
            'log-probabilities for NLLLoss',
            indexed(
                rows.flatMap(row => row.map(p => printed(Math.log(p)))),
                [6, 5],
                classesOf(6, 5),
                [6],
            ),
            called('log-probabilities', [], 'torch', 'NLLLoss'),
        ];
    }),
    ...repeat(4, i => [
        'logits for log_softmax and NLLLoss',
        indexed(logitsOf(30, 2), [6, 5], classesOf(6, 5), [6]),
        called('log-probabilities', i % 2 ? ['softmax', 'log'] : ['log-softmax'], 'torch', 'nll_loss'),
    ]),
    ...repeat(4, i => {
        const rows = Array.from({ length: 6 }, () =>
            softmaxOf(Array.from({ length: 5 }, () => gaussian(2))).map(p => Number(p.toFixed(i < 2 ? 2 : 4))),
        );
        const [framework, name] =
            i % 2 ? (['keras', 'SparseCategoricalCrossentropy'] as const) : (['sklearn', 'log_loss'] as const);
        return [
            `probabilities for ${name}`,
            indexed(rows.flat(), [6, 5], classesOf(6, 5), [6]),
            called('probabilities', [], framework, name),
        ];
    }),
    ...repeat(4, i => {
        const [framework, name] =
            i % 2
                ? (['optax', 'softmax_cross_entropy_with_integer_labels'] as const)
                : (['tensorflow', 'sparse_softmax_cross_entropy_with_logits'] as const);
        return [
            `logits and int32 labels for ${framework}`,
            indexed(logitsOf(30, 2), [6, 5], classesOf(6, 5), [6]),
            { ...called('logits', [], framework, name), targetDtype: 'int32' },
        ];
    }),
];

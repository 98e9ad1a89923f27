/** Losses drawn at random, over all options, shapes, types, ignored and extreme values, and such as torch refuses. */
import { below, oneOf } from '../../fuzz/random';
import type { Random } from '../../fuzz/random';
import { elementsOf } from '../../../src/model/tensor';

export interface DrawnCase {
    readonly dtype: 'float64' | 'float32' | 'bfloat16';
    readonly shape: readonly number[];
    readonly logits: readonly number[];
    readonly kind: 'index' | 'probability';
    readonly targetShape: readonly number[];
    readonly target: readonly number[];
    readonly weight: readonly number[] | null;
    readonly ignoreIndex: number;
    readonly reduction: 'none' | 'mean' | 'sum';
    readonly labelSmoothing: number;
}

const EXTREMES = [Infinity, -Infinity, NaN, 1e30, -1e30, -0, 0, 5e-324, 1e-310, 1e-42, 88.8, 710, -745, 3e38] as const;

/** A logit: mostly as a model gives it. `wild` of them are extreme. */
const logit = (random: Random, scale: number, wild: number): number =>
    random() < wild ? oneOf(random, EXTREMES) : scale * (random() + random() + random() - 1.5);

const many = (count: number, draw: () => number): readonly number[] => Array.from({ length: count }, draw);

function shapeOf(random: Random): readonly number[] {
    const classes = 1 + below(random, random() < 0.1 ? 60 : 6);
    const size = (): number => (random() < 0.03 ? 0 : 1 + below(random, 4));
    if (random() < 0.02) {
        return oneOf(random, [[], [0], [size(), 0]]); // without classes, or without an axis for them
    }
    return oneOf(random, [
        () => [classes],
        () => [size(), classes],
        () => [size(), classes],
        () => [size(), classes, size()],
        () => [size(), classes, size(), size()],
        () => [size(), classes, size(), size(), size()],
    ])();
}

const sampleShapeOf = (shape: readonly number[]): readonly number[] =>
    shape.length === 1 ? [] : shape.filter((_, axis) => axis !== 1);

/** A shape with something wrong about it. */
const otherShape = (random: Random, shape: readonly number[]): readonly number[] =>
    oneOf(random, [
        [...shape, 1],
        shape.slice(1),
        shape.map((size, i) => (i === 0 ? size + 1 : size)),
        shape.toReversed(),
        [2],
        [],
    ]);

/** A distribution over the classes; now and then one that is none. */
function probability(random: Random, wild: number): number {
    return random() < wild / 4 ? oneOf(random, EXTREMES) : random() < 0.3 ? oneOf(random, [0, 1]) : random();
}

export function drawnCase(random: Random): DrawnCase {
    const shape = shapeOf(random);
    const classes = shape[shape.length === 1 ? 0 : 1] ?? 1;
    const wild = oneOf(random, [0, 0, 0.05, 0.3]);
    const kind = random() < 0.7 ? 'index' : 'probability';
    const own = kind === 'index' ? sampleShapeOf(shape) : shape;
    const targetShape = random() < 0.08 ? otherShape(random, own) : own;
    const ignoreIndex =
        random() < 0.6 ? -100 : random() < 0.7 ? below(random, Math.max(1, classes)) : oneOf(random, [-1, 255, -5]);
    const strays = random() < 0.05;
    const classIndex = (): number =>
        random() < 0.2
            ? ignoreIndex
            : strays && random() < 0.2
              ? oneOf(random, [-1, classes, classes + 7])
              : below(random, Math.max(1, classes));
    const weights = classes + (random() < 0.04 ? oneOf(random, [-1, 1]) : 0);
    const scale = oneOf(random, [0.01, 2, 10, 200]);
    return {
        dtype: oneOf(random, ['float64', 'float32', 'bfloat16']),
        shape,
        logits: many(elementsOf(shape), () => logit(random, scale, wild)),
        kind,
        targetShape,
        target: many(elementsOf(targetShape), kind === 'index' ? classIndex : () => probability(random, wild)),
        weight:
            random() < 0.5 || weights < 0
                ? null
                : many(weights, () =>
                      random() < wild / 3
                          ? oneOf(random, [0, Infinity, NaN, 1e30, 1e-30])
                          : random() < 0.05
                            ? 0
                            : 5 * random(),
                  ),
        // With probabilities torch refuses any that may be a class.
        ignoreIndex: kind === 'probability' && random() < 0.9 ? -100 : ignoreIndex,
        reduction: oneOf(random, ['none', 'mean', 'sum']),
        labelSmoothing:
            random() < 0.5 ? 0 : random() < 0.03 ? oneOf(random, [1.5, -0.5]) : oneOf(random, [0.1, 0.3, 1, random()]),
    };
}

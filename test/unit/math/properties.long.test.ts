import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainChanged, explainCrossEntropy } from '../../../src/math';
import { randomNumbers } from './random';
import type {
    ArithmeticDtype,
    ClassTensor,
    CrossEntropyBreakdown,
    CrossEntropyExample,
    CrossEntropyOptions,
    Reduction,
    Target,
} from '../../../src/math';

const dtypes: readonly ArithmeticDtype[] = ['float64', 'float32', 'float16', 'bfloat16'];
const reductions: readonly Reduction[] = ['none', 'mean', 'sum'];

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const numbers = (length: number, from: number, to: number): fc.Arbitrary<Float64Array> =>
    fc
        .array(fc.double({ min: from, max: to, noNaN: true }), { minLength: length, maxLength: length })
        .map(values => Float64Array.from(values));

/** Shapes of every rank with their samples. */
const shapes = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 6 })),
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 })),
    fc.tuple(
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 2, max: 3 }),
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 1, max: 3 }),
    ),
) as fc.Arbitrary<readonly number[]>;

const classesOf = (shape: readonly number[]): number => shape[shape.length === 1 ? 0 : 1]!;
const sampleShape = (shape: readonly number[]): readonly number[] =>
    shape.filter((_, i) => i !== (shape.length === 1 ? 0 : 1));

function indexTarget(shape: readonly number[]): fc.Arbitrary<Target> {
    const samples = sampleShape(shape);
    const value = fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 0, max: classesOf(shape) - 1 }) },
        { weight: 1, arbitrary: fc.constant(-100) },
    );
    return fc
        .array(value, { minLength: size(samples), maxLength: size(samples) })
        .map(values => ({ kind: 'index', data: Int32Array.from(values), shape: samples }));
}

const options = (shape: readonly number[], dtype?: ArithmeticDtype): fc.Arbitrary<CrossEntropyOptions> =>
    fc.record(
        {
            weight: numbers(classesOf(shape), 0.1, 3),
            reduction: fc.constantFrom(...reductions),
            labelSmoothing: fc.constantFrom(0, 0.1, 0.3, 1),
            dtype: dtype ? fc.constant(dtype) : fc.constantFrom(...dtypes),
        },
        { requiredKeys: ['dtype'] },
    );

/** Logits with a target of either kind, and any options. */
const examples = (dtype?: ArithmeticDtype, of = shapes): fc.Arbitrary<CrossEntropyExample> =>
    of.chain(shape =>
        fc.record({
            logits: numbers(size(shape), -9, 9).map(data => ({ data, shape })),
            // Shape (1) is not () but has as many numbers; index targets of (C) are ().
            target: fc.oneof(
                indexTarget(shape),
                numbers(size(shape), 0, 1).map((data): Target => ({ kind: 'probability', data, shape })),
            ),
            options: options(shape, dtype),
        }),
    );

const epsilon: { readonly [D in ArithmeticDtype]: number } = {
    float64: 2 ** -52,
    float32: 2 ** -23,
    float16: 2 ** -10,
    bfloat16: 2 ** -7,
};

function assertNear(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, what: string): void {
    assert.equal(actual.length, expected.length, what);
    for (let i = 0; i < expected.length; i++) {
        const [a, b] = [actual[i]!, expected[i]!];
        assert.ok(
            Object.is(a, b) || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)),
            `${what}[${i}]: ${a} and ${b}`,
        );
    }
}

/** The sums over the class axis. */
function classSums(data: Float64Array, shape: readonly number[]): Float64Array {
    const classes = classesOf(shape);
    const inner = size(shape.slice(shape.length === 1 ? 1 : 2));
    const sums = new Float64Array(data.length / classes);
    data.forEach((x, i) => {
        sums[Math.floor(i / (classes * inner)) * inner + (i % inner)]! += x;
    });
    return sums;
}

const withLogits = (example: CrossEntropyExample, data: Float64Array): CrossEntropyExample => ({
    ...example,
    logits: { ...example.logits, data },
});
const withOptions = (example: CrossEntropyExample, more: CrossEntropyOptions): CrossEntropyExample => ({
    ...example,
    options: { ...example.options, ...more },
});

/** Every number, computed now: a breakdown computes what is read. */
function allNumbers(breakdown: object): unknown {
    const numbers: Record<string, unknown> = {};
    for (const key in breakdown) {
        if (key === 'given' || key === 'known') {
            continue; // what it is computed from, and what has been
        }
        const value = breakdown[key as keyof typeof breakdown] as unknown;
        numbers[key] = key === 'naive' ? allNumbers(value as object) : withData(value);
    }
    return numbers;
}

const withData = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'data' in value ? { ...value, data: value.data } : value;

describe('properties of cross-entropy', () => {
    it('with some logits changed has the same digits as one that knows nothing of before', () => {
        const change = fc.tuple(
            fc.nat(),
            fc.oneof(fc.double({ min: -9, max: 9, noNaN: true }), fc.constantFrom(NaN, Infinity, -Infinity, 1e300)),
        );
        fc.assert(
            fc.property(
                examples(),
                fc.array(change, { minLength: 1, maxLength: 3 }),
                fc.boolean(),
                (example, changes, known) => {
                    const before = explainCrossEntropy(example);
                    const shown = known ? allNumbers(before) : undefined;
                    const data = example.logits.data.slice();
                    const changed = changes.map(([at, value]) => {
                        data[at % data.length] = value;
                        return at % data.length;
                    });
                    const now = explainChanged(before, data, changed);
                    assert.deepEqual(allNumbers(now), allNumbers(explainCrossEntropy(withLogits(example, data))));
                    assert.deepEqual(shown && allNumbers(before), shown, 'what was known stays as it was');
                },
            ),
            { numRuns: 400 },
        );
    });

    it('with some of very many logits changed, too', () => {
        const shape = [2, 4500];
        const made = fc.record({
            seed: fc.integer(),
            dtype: fc.constantFrom(...dtypes),
            labelSmoothing: fc.constantFrom(0, 0.1),
            // One after the other, as they are dragged: in the first, second or third block of a sample.
            changes: fc.array(
                fc.tuple(
                    fc.nat(size(shape) - 1),
                    fc.oneof(fc.double({ min: -9, max: 12, noNaN: true }), fc.constantFrom(NaN, Infinity, -Infinity)),
                ),
                { minLength: 1, maxLength: 4 },
            ),
        });
        fc.assert(
            fc.property(made, ({ seed, dtype, labelSmoothing, changes }) => {
                const random = randomNumbers(seed);
                let data = Float64Array.from({ length: size(shape) }, () => 18 * random() - 9);
                const target: Target = { kind: 'index', data: Int32Array.of(3, 4400), shape: [2] };
                const example: CrossEntropyExample = {
                    logits: { data, shape },
                    target,
                    options: { dtype, labelSmoothing },
                };
                let now = explainCrossEntropy(example);
                for (const [offset, value] of changes) {
                    data = data.slice();
                    data[offset] = value;
                    now = explainChanged(now, data, [offset]);
                }
                assert.deepEqual(allNumbers(now), allNumbers(explainCrossEntropy(withLogits(example, data))));
            }),
            { numRuns: 60 },
        );
    });

    it('adding one number to all logits of a sample changes neither softmax nor loss nor gradient', () => {
        fc.assert(
            fc.property(examples('float64'), fc.double({ min: -1e3, max: 1e3, noNaN: true }), (example, shift) => {
                const plain = explainCrossEntropy(example);
                const shifted = explainCrossEntropy(
                    withLogits(
                        example,
                        example.logits.data.map(x => x + shift),
                    ),
                );
                for (const stage of ['softmax', 'logSoftmax', 'perSample', 'loss', 'gradient'] as const) {
                    assertNear(shifted[stage].data, plain[stage].data, 1e-10, stage);
                }
            }),
        );
    });

    it('renumbering the classes leaves the loss as it is and renumbers softmax and gradient', () => {
        const rows = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 5 }));
        fc.assert(
            fc.property(examples('float64', rows), example => {
                const [samples, classes] = example.logits.shape as [number, number];
                const reversed = (data: Float64Array): Float64Array =>
                    data.map((_, i) => data[Math.floor(i / classes) * classes + classes - 1 - (i % classes)]!);
                const { target, options } = example;
                const mirrored = explainCrossEntropy({
                    logits: { ...example.logits, data: reversed(example.logits.data) },
                    target:
                        target.kind === 'probability'
                            ? { ...target, data: reversed(target.data) }
                            : { ...target, data: target.data.map(t => (t === -100 ? t : classes - 1 - t)) },
                    options: { ...options, ...(options?.weight ? { weight: options.weight.slice().reverse() } : {}) },
                });
                const plain = explainCrossEntropy(example);
                assert.equal(plain.perSample.data.length, samples);
                assertNear(mirrored.loss.data, plain.loss.data, 1e-14, 'loss');
                assertNear(mirrored.perSample.data, plain.perSample.data, 1e-14, 'perSample');
                for (const stage of ['softmax', 'logSoftmax', 'gradient', 'targetDistribution'] as const) {
                    assertNear(reversed(mirrored[stage].data), plain[stage].data, 1e-14, stage);
                }
            }),
        );
    });

    it('softmax is between 0 and 1 and sums to 1, in every type', () => {
        fc.assert(
            fc.property(examples(), example => {
                const { softmax } = explainCrossEntropy(example);
                const sums = classSums(softmax.data, example.logits.shape);
                assert.ok(softmax.data.every(p => p >= 0 && p <= 1));
                assertNear(
                    sums,
                    sums.map(() => 1),
                    4 * epsilon[example.options!.dtype!],
                    'sum of softmax',
                );
            }),
        );
    });

    it('the gradient sums to 0 over the classes, in every type', () => {
        fc.assert(
            fc.property(examples(), example => {
                const { gradient } = explainCrossEntropy(example);
                const finite = gradient.data.filter(Number.isFinite);
                const largest = finite.reduce((a, b) => Math.max(a, Math.abs(b)), 1);
                const sums = classSums(gradient.data, example.logits.shape).filter(Number.isFinite);
                assertNear(
                    sums,
                    sums.map(() => 0),
                    16 * epsilon[example.options!.dtype!] * largest,
                    'sum of gradient',
                );
            }),
        );
    });

    it('the gradient agrees with central differences of the summed loss', () => {
        fc.assert(
            fc.property(examples('float64'), example => {
                const summed = (data: Float64Array): number =>
                    explainCrossEntropy(withLogits(example, data)).loss.data.reduce((a, b) => a + b, 0);
                const { gradient, denominator } = explainCrossEntropy(example);
                fc.pre(example.options?.reduction === 'none' || denominator > 0);
                const step = 1e-5;
                const differences = example.logits.data.map((_, i) => {
                    const moved = (by: number): Float64Array =>
                        example.logits.data.map((x, j) => (j === i ? x + by : x));
                    return (summed(moved(step)) - summed(moved(-step))) / (2 * step);
                });
                assertNear(gradient.data, differences, 1e-7, 'gradient');
            }),
        );
    });

    it('a smoothing of 0 is no smoothing', () => {
        fc.assert(
            fc.property(examples(), example => {
                const { weight, reduction, dtype } = example.options!;
                const none = explainCrossEntropy({
                    ...example,
                    options: { ...(weight && { weight }), ...(reduction && { reduction }), ...(dtype && { dtype }) },
                });
                const zero = explainCrossEntropy(withOptions(example, { labelSmoothing: 0 }));
                for (const stage of ['loss', 'perSample', 'gradient', 'targetDistribution'] as const) {
                    assert.deepEqual(zero[stage], none[stage]);
                }
            }),
        );
    });

    it('one-hot probabilities are class indices, as long as the logits are finite and no weights divide the mean', () => {
        fc.assert(
            fc.property(
                shapes,
                fc.constantFrom(...reductions),
                fc.constantFrom(0, 0.2),
                fc.gen(),
                (shape, reduction, labelSmoothing, gen) => {
                    const logits = { data: gen(numbers, size(shape), -9, 9), shape };
                    const target = gen(indexTarget, shape);
                    const kept: Target = {
                        ...target,
                        data: Int32Array.from(target.data, t => Math.max(0, t)),
                    } as Target;
                    const indices = explainCrossEntropy({
                        logits,
                        target: kept,
                        options: { reduction, labelSmoothing },
                    });
                    const { targetDistribution } = explainCrossEntropy({ logits, target: kept });
                    const oneHot = explainCrossEntropy({
                        logits,
                        target: { kind: 'probability', ...targetDistribution },
                        options: { reduction, labelSmoothing },
                    });
                    for (const stage of ['loss', 'perSample', 'gradient'] as const) {
                        assertNear(oneHot[stage].data, indices[stage].data, 1e-14, stage);
                    }
                },
            ),
        );
    });

    it('(N, C, d1, ... dK) is its flattening to (N * d1 * ... dK, C)', () => {
        fc.assert(
            fc.property(examples('float64'), example => {
                const { logits, target } = example;
                const classes = classesOf(logits.shape);
                const inner = size(logits.shape.slice(logits.shape.length === 1 ? 1 : 2));
                const samples = logits.data.length / classes;
                const rows = (data: Float64Array): Float64Array =>
                    data.map(
                        (_, i) =>
                            data[
                                (Math.floor(i / classes / inner) * classes + (i % classes)) * inner +
                                    (Math.floor(i / classes) % inner)
                            ]!,
                    );
                const flat = explainCrossEntropy({
                    ...example,
                    logits: { data: rows(logits.data), shape: [samples, classes] },
                    target:
                        target.kind === 'probability'
                            ? { kind: 'probability', data: rows(target.data), shape: [samples, classes] }
                            : { ...target, shape: [samples] },
                });
                const deep = explainCrossEntropy(example);
                assert.deepEqual(flat.perSample.data, deep.perSample.data);
                assert.deepEqual(flat.loss.data, deep.loss.data);
                for (const stage of [
                    'shifted',
                    'exp',
                    'softmax',
                    'logSoftmax',
                    'gradient',
                    'targetDistribution',
                ] as const) {
                    assert.deepEqual(flat[stage].data, rows(deep[stage].data), stage);
                }
                for (const each of [
                    'max',
                    'sum',
                    'prediction',
                    'targetRank',
                    'targetProbability',
                    'entropyFloor',
                    'kept',
                ] as const) {
                    assert.deepEqual(flat[each].data, deep[each].data, each);
                }
            }),
        );
    });

    it('(C) is (1, C)', () => {
        fc.assert(
            fc.property(examples(undefined, fc.tuple(fc.integer({ min: 1, max: 6 }))), example => {
                const { logits, target } = example;
                const batched = explainCrossEntropy({
                    ...example,
                    logits: { ...logits, shape: [1, ...logits.shape] },
                    target: { ...target, shape: [1, ...target.shape] },
                });
                const single = explainCrossEntropy(example);
                for (const stage of ['loss', 'perSample', 'gradient', 'logSoftmax', 'targetRank'] as const) {
                    assert.deepEqual(batched[stage].data, single[stage].data, stage);
                }
                assert.deepEqual([single.perSample.shape, batched.perSample.shape], [[], [1]]);
            }),
        );
    });

    it('mean and sum are those of none', () => {
        fc.assert(
            fc.property(examples('float64'), example => {
                const [none, mean, sum] = reductions.map(reduction =>
                    explainCrossEntropy(withOptions(example, { reduction })),
                );
                const total = none!.loss.data.reduce((a, b) => a + b, 0);
                assert.deepEqual(none!.loss, none!.perSample);
                assertNear(sum!.loss.data, [total], 1e-13, 'sum');
                assertNear(mean!.loss.data, [total / mean!.denominator], 1e-13, 'mean');
                assert.deepEqual([none!.meanLoss, none!.sumLoss], [mean!.loss.data[0], sum!.loss.data[0]]);
            }),
        );
    });

    it('perSample is nll and smoothing put together', () => {
        fc.assert(
            fc.property(examples('float64'), example => {
                const { perSample, nll, smoothingLoss } = explainCrossEntropy(example);
                const e = example.options!.labelSmoothing ?? 0;
                const together = nll.data.map(
                    (part, i) => (1 - e) * part + (e / classesOf(example.logits.shape)) * smoothingLoss.data[i]!,
                );
                assertNear(perSample.data, together, 1e-13, 'perSample');
            }),
        );
    });

    it('no loss is below its floor, and the logarithm of the weighted target reaches it', () => {
        fc.assert(
            fc.property(examples('float64'), example => {
                const { perSample, entropyFloor, targetDistribution, loss, lossFloor } = explainCrossEntropy(example);
                perSample.data.forEach((x, i) =>
                    assert.ok(x >= entropyFloor.data[i]! - 1e-12, `${x} < ${entropyFloor.data[i]}`),
                );
                loss.data.forEach((x, i) =>
                    assert.ok(!(x < lossFloor.data[i]! - 1e-12), `${x} < ${lossFloor.data[i]}`),
                );
                const inner = size(example.logits.shape.slice(example.logits.shape.length === 1 ? 1 : 2));
                const weight = (i: number): number =>
                    example.options!.weight?.[Math.floor(i / inner) % classesOf(example.logits.shape)] ?? 1;
                const best = targetDistribution.data.map((y, i) => Math.max(-1e4, Math.log(y * weight(i)))); // exp(-1e4) is 0
                assertNear(
                    explainCrossEntropy(withLogits(example, best)).perSample.data,
                    entropyFloor.data,
                    1e-12,
                    'best loss',
                );
            }),
        );
    });

    it('both ways of the proof agree, in every type', () => {
        fc.assert(
            fc.property(examples(), example => {
                const { proof, loss } = explainCrossEntropy(example);
                assert.deepEqual(proof.nllLossOfLogSoftmax, loss);
                const bound = 32 * epsilon[example.options!.dtype!];
                proof.difference.data.forEach((difference, i) =>
                    assert.ok(
                        difference === 0 || difference <= bound * Math.max(1, Math.abs(loss.data[i]!)),
                        `${difference} of ${loss.data[i]}`,
                    ),
                );
            }),
        );
    });

    it('without overflow the naive way gives the same, up to rounding', () => {
        fc.assert(
            fc.property(examples('float64'), example => {
                const { naive, softmax, logSoftmax, loss, perSample } = explainCrossEntropy(example);
                assertNear(naive.softmax.data, softmax.data, 1e-14, 'softmax');
                assertNear(naive.logSoftmax.data, logSoftmax.data, 1e-13, 'logSoftmax');
                assertNear(naive.perSample.data, perSample.data, 1e-12, 'perSample');
                assertNear(naive.loss.data, loss.data, 1e-12, 'loss');
            }),
        );
    });

    it('gives the number of one class as it stands among all of them, digit for digit, NaN and the infinities too', () => {
        const logit = fc.oneof(
            { weight: 5, arbitrary: fc.double({ min: -800, max: 800, noNaN: true }) },
            { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
        );
        const withAny = examples().chain(example =>
            fc
                .array(logit, { minLength: example.logits.data.length, maxLength: example.logits.data.length })
                .map(values => withLogits(example, Float64Array.from(values))),
        );
        fc.assert(
            fc.property(fc.oneof(examples(), withAny), example => {
                const { shape } = example.logits;
                const inner = size(shape.slice(shape.length === 1 ? 1 : 2));
                const [byClass, whole] = [explainCrossEntropy(example), explainCrossEntropy(example)];
                const tensors = ({
                    shifted,
                    exp,
                    softmax,
                    logSoftmax,
                    gradient,
                    targetDistribution,
                    naive,
                }: CrossEntropyBreakdown): Readonly<Record<string, ClassTensor>> => ({
                    shifted,
                    exp,
                    softmax,
                    logSoftmax,
                    gradient,
                    targetDistribution,
                    naiveExp: naive.exp,
                    naiveSoftmax: naive.softmax,
                    naiveLogSoftmax: naive.logSoftmax,
                });
                for (const [name, { ofSample }] of Object.entries(tensors(byClass))) {
                    tensors(whole)[name]!.data.forEach((expected, i) => {
                        const c = Math.floor(i / inner) % classesOf(shape);
                        const sample = Math.floor(i / (inner * classesOf(shape))) * inner + (i % inner);
                        assert.ok(
                            Object.is(ofSample(sample)(c), expected),
                            `${name}[${i}]: ${ofSample(sample)(c)} and ${expected}`,
                        );
                    });
                }
            }),
        );
    });

    it('changes nothing that it is given', () => {
        const deepFreeze = <T>(value: T): T => {
            if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
                Object.values(Object.freeze(value)).forEach(deepFreeze);
            }
            return value;
        };
        fc.assert(
            fc.property(examples(), example => {
                const before = structuredClone(example);
                const breakdown = explainCrossEntropy(deepFreeze(example));
                // Each stage is computed when it is read.
                for (const key in breakdown) {
                    assert.notEqual(breakdown[key as keyof typeof breakdown], undefined);
                }
                for (const key in breakdown.naive) {
                    assert.notEqual(breakdown.naive[key as keyof typeof breakdown.naive], undefined);
                }
                assert.deepEqual(structuredClone(example), before);
            }),
        );
    });

    it('computes each part once', () => {
        fc.assert(
            fc.property(examples(), example => {
                const breakdown = explainCrossEntropy(example);
                for (const key in breakdown) {
                    assert.ok(
                        Object.is(breakdown[key as keyof typeof breakdown], breakdown[key as keyof typeof breakdown]),
                        key,
                    );
                }
            }),
            { numRuns: 5 },
        );
    });
});

import { compiledLoops } from './compiledLoops';
import { fewChanged } from './earlier';
import type { Earlier } from './earlier';
import { exp, log1p } from './exponential';
import { offsetOfLargest } from './largest';
import { startOf } from './layout';
import type { Layout } from './layout';
import { BLOCK, float64Loops, logSoftmaxInFloat64, MANY, roundedLoops } from './loops';
import type { ClassArrays, ClassStage, Loops, SoftmaxInput } from './loops';
import { additionError } from './summation';
import { readData } from './tensor';
import type { OfSample } from './tensor';

export type { SoftmaxInput } from './loops';

/** What of a sample each of its classes needs: all that is computed in advance, without memory for each class. */
interface SampleNumbers {
    /** The class of the largest logit; -1 without classes. */
    readonly prediction: Int32Array;
    readonly max: Float64Array;
    readonly sum: Float64Array;
    readonly logSum: Float64Array;
    /** What `Loops.addUp` gives for each block of each sample; empty where a sample is one block. */
    readonly blockSums: Float64Array;
}

export interface SoftmaxOutput extends SampleNumbers, Readonly<Record<ClassStage, OfSample>> {
    /** The same numbers of all samples, in one pass: several times faster than asking for one after the other. */
    readonly all: () => ClassArrays;
}

/** The two ways to compute, which differ in no digit. */
function loopsFor({ layout: { classes }, arithmetic: { dtype } }: SoftmaxInput, max: number): Loops {
    const compiled = classes >= MANY && Number.isFinite(max) ? compiledLoops() : undefined;
    return dtype === 'float64' ? (compiled?.float64 ?? float64Loops) : (compiled?.rounded ?? roundedLoops);
}

const blocksOf = ({ classes }: Layout): number => Math.ceil(classes / BLOCK);

/** The sum of exponentials, high + low. */
const total = { high: 0, low: 0 };

/** Adds what `Loops.addUp` gave. */
function addToTotal(sums: Float64Array, at: number): void {
    for (let lane = 0; lane < 2; lane++) {
        const part = sums[at + lane]!;
        const high = total.high + part;
        total.low += additionError(total.high, part, high) + sums[at + 2 + lane]!;
        total.high = high;
    }
}

/**
 * Adds up the exponentials of a sample.
 *
 * @param changed the only classes whose exponentials are not those that `blockSums` is of; undefined for all
 */
function addUpSample(
    input: SoftmaxInput,
    { max: maxima, blockSums }: SampleNumbers,
    sample: number,
    without: number,
    changed?: readonly number[],
): void {
    const { layout } = input;
    const max = maxima[sample]!;
    const loops = loopsFor(input, max);
    const start = startOf(layout, sample);
    total.high = 0;
    total.low = 0;
    for (let from = 0, at = 4 * sample * blocksOf(layout); from < layout.classes; from += BLOCK, at += 4) {
        if (blockSums.length > 0 && changed?.every(c => c < from || c >= from + BLOCK)) {
            addToTotal(blockSums, at);
            continue;
        }
        const sums = loops.addUp(input, { start, from, count: Math.min(BLOCK, layout.classes - from) }, max, without);
        addToTotal(sums, 0);
        if (blockSums.length > 0) {
            blockSums.set(sums, at);
        }
    }
}

/** Writes the sum of the exponentials of a sample, and its logarithm. */
type AddUp = (
    input: SoftmaxInput,
    numbers: SampleNumbers,
    sample: number,
    top: number,
    changed?: readonly number[],
) => void;

function sampleNumbers(input: SoftmaxInput, addUp: AddUp, earlier?: Earlier<SampleNumbers>): SampleNumbers {
    const {
        layout,
        layout: { samples, stride },
        logits,
    } = input;
    const known = earlier?.known;
    const numbers = known
        ? {
              prediction: known.prediction.slice(),
              max: known.max.slice(),
              sum: known.sum.slice(),
              logSum: known.logSum.slice(),
              blockSums: known.blockSums.slice(),
          }
        : {
              prediction: new Int32Array(samples),
              max: new Float64Array(samples),
              sum: new Float64Array(samples),
              logSum: new Float64Array(samples),
              blockSums: layout.classes > BLOCK ? new Float64Array(4 * blocksOf(layout) * samples) : NO_SUMS,
          };
    const changed = earlier?.changed;
    const count = changed?.length ?? samples;
    for (let k = 0; k < count; k++) {
        const sample = changed ? changed[k]! : k;
        const start = startOf(layout, sample);
        const few = earlier && fewChanged(layout, sample, earlier);
        const prediction = numbers.prediction[sample]!;
        const max = numbers.max[sample]!;
        if (few?.every(c => c !== prediction && logits[start + c * stride]! < max)) {
            addUp(input, numbers, sample, start + prediction * stride, few);
            continue;
        }
        const top = offsetOfLargest(layout, logits, start);
        numbers.prediction[sample] = top < 0 ? -1 : (top - start) / stride;
        numbers.max[sample] = top < 0 ? -Infinity : logits[top]!;
        addUp(input, numbers, sample, top);
    }
    return numbers;
}

const NO_SUMS = new Float64Array(0);

function allClasses(input: SoftmaxInput, { max, sum, logSum }: SampleNumbers): SoftmaxOutput['all'] {
    const { layout, logits } = input;
    let arrays: ClassArrays | undefined;
    return () => {
        if (!arrays) {
            arrays = {
                exp: new Float64Array(logits.length),
                softmax: new Float64Array(logits.length),
                logSoftmax: new Float64Array(logits.length),
            };
            for (let sample = 0; sample < layout.samples; sample++) {
                const scale = { max: max[sample]!, sum: sum[sample]!, logSum: logSum[sample]! };
                const loops = loopsFor(input, scale.max);
                const start = startOf(layout, sample);
                for (let from = 0; from < layout.classes; from += BLOCK) {
                    const count = Math.min(BLOCK, layout.classes - from);
                    loops.write(input, { start, from, count }, scale, arrays);
                }
            }
        }
        return arrays;
    };
}

const addUpInFloat64: AddUp = (input, numbers, sample, top, changed) => {
    const { classes } = input.layout;
    if (classes === 0 || !Number.isFinite(numbers.max[sample])) {
        numbers.sum[sample] = classes === 0 ? 0 : NaN;
        numbers.logSum[sample] = NaN;
        return;
    }
    addUpSample(input, numbers, sample, top, changed);
    const { high, low } = total;
    const others = high + low;
    numbers.sum[sample] = 1 + others;
    numbers.logSum[sample] = log1p(others, high - others + low);
};

const addUpRounded: AddUp = (input, numbers, sample, _, changed) => {
    addUpSample(input, numbers, sample, -1, changed);
    const { high, low } = total;
    const sum = Math.fround(Number.isFinite(high) ? high + low : high);
    numbers.sum[sample] = sum;
    numbers.logSum[sample] = Math.fround(Math.log(sum));
};

/**
 * With m the largest logit and S the sum of exp(x - m) over the *other* classes, log-softmax is
 * -((m - x) + log1p(S)): two terms of one sign, so that nothing cancels, also where the loss is far below the
 * last digit of the logits. What rounding takes from x - m is carried along, except in softmax itself, which is
 * torch's, exp(x - m) / sum.
 */
function softmaxInFloat64(input: SoftmaxInput, earlier?: Earlier<SampleNumbers>): SoftmaxOutput {
    const { layout, logits } = input;
    const numbers = sampleNumbers(input, addUpInFloat64, earlier);
    const logitsOf = readData(layout, logits);
    const exponentialsOf: OfSample = sample => {
        const [x, max] = [logitsOf(sample), numbers.max[sample]!];
        return c => exp(x(c) - max);
    };
    return {
        ...numbers,
        exp: exponentialsOf,
        softmax: sample => {
            const [e, sum] = [exponentialsOf(sample), numbers.sum[sample]!];
            return c => e(c) / sum;
        },
        logSoftmax: sample => {
            const [x, max, logSum] = [logitsOf(sample), numbers.max[sample]!, numbers.logSum[sample]!];
            return c => logSoftmaxInFloat64(x(c), max, logSum);
        },
        all: allClasses(input, numbers),
    };
}

/**
 * Softmax and log-softmax as torch computes them, x - max - log(sum), each operation rounded to the compute type and the results to the
 * storage type.
 */
function softmaxInRoundedArithmetic(input: SoftmaxInput, earlier?: Earlier<SampleNumbers>): SoftmaxOutput {
    const {
        layout,
        logits,
        arithmetic: { compute, store },
    } = input;
    const numbers = sampleNumbers(input, addUpRounded, earlier);
    const logitsOf = readData(layout, logits);
    const shiftedOf: OfSample = sample => {
        const [x, max] = [logitsOf(sample), numbers.max[sample]!];
        return c => compute(x(c) - max);
    };
    const exponentialsOf: OfSample = sample => {
        const shifted = shiftedOf(sample);
        return c => compute(exp(shifted(c)));
    };
    return {
        ...numbers,
        exp: exponentialsOf,
        softmax: sample => {
            const [e, sum] = [exponentialsOf(sample), numbers.sum[sample]!];
            return c => store(compute(e(c) / sum));
        },
        logSoftmax: sample => {
            const [shifted, logSum] = [shiftedOf(sample), numbers.logSum[sample]!];
            return c => store(compute(shifted(c) - logSum));
        },
        all: allClasses(input, numbers),
    };
}

/** @param earlier of the same logits but for those of the samples that changed */
export function softmaxKernel(input: SoftmaxInput, earlier?: Earlier<SampleNumbers>): SoftmaxOutput {
    return input.arithmetic.dtype === 'float64'
        ? softmaxInFloat64(input, earlier)
        : softmaxInRoundedArithmetic(input, earlier);
}

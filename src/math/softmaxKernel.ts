import { compiledLoops } from './compiledLoops';
import type { Earlier } from './earlier';
import { exp, log1p } from './exponential';
import { offsetOfLargest } from './largest';
import { startOf } from './layout';
import { float64Loops, logSoftmaxInFloat64, MANY, roundedLoops } from './loops';
import type { ClassArrays, ClassStage, Loops, SoftmaxInput } from './loops';
import { additionError } from './summation';
import { readData } from './tensor';
import type { OfSample } from './tensor';

export type { SoftmaxInput } from './loops';

/**
 * What of a sample each of its classes needs: all that is computed in advance, in one pass and without memory for each
 * class.
 */
interface SampleNumbers {
    /** The class of the largest logit; -1 without classes. */
    readonly prediction: Int32Array;
    readonly max: Float64Array;
    readonly sum: Float64Array;
    readonly logSum: Float64Array;
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

/** Writes the sum of the exponentials of a sample, and its logarithm. */
type AddUp = (input: SoftmaxInput, numbers: SampleNumbers, sample: number, top: number) => void;

function sampleNumbers(input: SoftmaxInput, addUp: AddUp, earlier?: Earlier<SampleNumbers>): SampleNumbers {
    const {
        layout,
        layout: { samples, stride },
        logits,
    } = input;
    const numbers = earlier
        ? {
              prediction: earlier.known.prediction.slice(),
              max: earlier.known.max.slice(),
              sum: earlier.known.sum.slice(),
              logSum: earlier.known.logSum.slice(),
          }
        : {
              prediction: new Int32Array(samples),
              max: new Float64Array(samples),
              sum: new Float64Array(samples),
              logSum: new Float64Array(samples),
          };
    const changed = earlier?.changed;
    const count = changed?.length ?? samples;
    for (let k = 0; k < count; k++) {
        const sample = changed ? changed[k]! : k;
        const start = startOf(layout, sample);
        const top = offsetOfLargest(layout, logits, start);
        numbers.prediction[sample] = top < 0 ? -1 : (top - start) / stride;
        numbers.max[sample] = top < 0 ? -Infinity : logits[top]!;
        addUp(input, numbers, sample, top);
    }
    return numbers;
}

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
                loopsFor(input, scale.max).write(input, startOf(layout, sample), scale, arrays);
            }
        }
        return arrays;
    };
}

const addUpInFloat64: AddUp = (input, numbers, sample, top) => {
    const { layout } = input;
    const max = numbers.max[sample]!;
    if (layout.classes === 0 || !Number.isFinite(max)) {
        numbers.sum[sample] = layout.classes === 0 ? 0 : NaN;
        numbers.logSum[sample] = NaN;
        return;
    }
    const sums = loopsFor(input, max).addUp(input, startOf(layout, sample), max, top);
    const [even, odd, evenLow, oddLow] = [sums[0]!, sums[1]!, sums[2]!, sums[3]!];
    const high = even + odd;
    const low = additionError(even, odd, high) + (evenLow + oddLow);
    const others = high + low;
    numbers.sum[sample] = 1 + others;
    numbers.logSum[sample] = log1p(others, high - others + low);
};

const addUpRounded: AddUp = (input, numbers, sample) => {
    const max = numbers.max[sample]!;
    const sums = loopsFor(input, max).addUp(input, startOf(input.layout, sample), max, -1);
    const high = sums[0]! + sums[1]!;
    const low = additionError(sums[0]!, sums[1]!, high) + (sums[2]! + sums[3]!);
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

import type { Earlier } from './earlier';
import { exp, log1p } from './exponential';
import { offsetOfLargest } from './largest';
import { startOf } from './layout';
import type { Layout } from './layout';
import type { Arithmetic } from './rounding';
import { additionError } from './summation';
import { readData } from './tensor';
import type { OfSample } from './tensor';

/** What softmax reads: logits already rounded to the type. */
export interface SoftmaxInput {
    readonly layout: Layout;
    readonly logits: Float64Array;
    readonly arithmetic: Arithmetic;
}

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

/**
 * What the kernels torch.softmax and torch.log_softmax write, and exp(x - max) before the division, rounded to the
 * compute type.
 */
type ClassStage = 'exp' | 'softmax' | 'logSoftmax';

export interface SoftmaxOutput extends SampleNumbers, Readonly<Record<ClassStage, OfSample>> {
    /** The same numbers of all samples, in one pass: several times faster than asking for one after the other. */
    readonly all: () => Readonly<Record<ClassStage, Float64Array>>;
}

/*
 * What runs over all classes stands in functions of the module: a function that is made anew for each call runs slowly
 * until the engine replaces it in the midst of its loop.
 */

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

type ClassArrays = Readonly<Record<ClassStage, Float64Array>>;

/** Fills the arrays with the numbers of a sample. */
type WriteClasses = (input: SoftmaxInput, numbers: SampleNumbers, sample: number, arrays: ClassArrays) => void;

function allClasses(input: SoftmaxInput, numbers: SampleNumbers, write: WriteClasses): SoftmaxOutput['all'] {
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
                write(input, numbers, sample, arrays);
            }
        }
        return arrays;
    };
}

const addUpInFloat64: AddUp = ({ layout, logits }, numbers, sample, top) => {
    const { classes, stride } = layout;
    const max = numbers.max[sample]!;
    if (classes === 0 || !Number.isFinite(max)) {
        numbers.sum[sample] = classes === 0 ? 0 : NaN;
        numbers.logSum[sample] = NaN;
        return;
    }
    // The CompensatedSum of the others, in variables that stay in registers.
    let high = 0;
    let low = 0;
    for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
        if (i === top) {
            continue;
        }
        const x = logits[i]!;
        const shifted = x - max;
        const e = exp(shifted);
        if (e > 0) {
            const sum = high + e;
            // exp(shifted + error) = e + e * error
            low += additionError(high, e, sum) + e * additionError(x, -max, shifted);
            high = sum;
        }
    }
    const others = high + low;
    numbers.sum[sample] = 1 + others;
    numbers.logSum[sample] = log1p(others, high - others + low);
};

const addUpRounded: AddUp = ({ layout, logits }, numbers, sample) => {
    const { classes, stride } = layout;
    const max = numbers.max[sample]!;
    let high = 0;
    let low = 0;
    for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
        const e = Math.fround(exp(Math.fround(logits[i]! - max)));
        const sum = high + e;
        low += additionError(high, e, sum);
        high = sum;
    }
    const sum = Math.fround(Number.isFinite(high) ? high + low : high);
    numbers.sum[sample] = sum;
    numbers.logSum[sample] = Math.fround(Math.log(sum));
};

const writeInFloat64: WriteClasses = (
    { layout, logits },
    numbers,
    sample,
    { exp: exponentials, softmax, logSoftmax },
) => {
    const { classes, stride } = layout;
    const [max, sum, logSum] = [numbers.max[sample]!, numbers.sum[sample]!, numbers.logSum[sample]!];
    for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
        const x = logits[i]!;
        const e = exp(x - max);
        exponentials[i] = e;
        softmax[i] = e / sum;
        logSoftmax[i] = logSoftmaxInFloat64(x, max, logSum);
    }
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
        all: allClasses(input, numbers, writeInFloat64),
    };
}

function logSoftmaxInFloat64(x: number, max: number, logSum: number): number {
    const shifted = x - max;
    return shifted > -Infinity ? shifted - (logSum - additionError(x, -max, shifted)) : shifted - logSum;
}

const writeRounded: WriteClasses = (
    { layout, logits, arithmetic: { store } },
    numbers,
    sample,
    { exp: exponentials, softmax, logSoftmax },
) => {
    const { classes, stride } = layout;
    const [max, sum, logSum] = [numbers.max[sample]!, numbers.sum[sample]!, numbers.logSum[sample]!];
    for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
        const shifted = Math.fround(logits[i]! - max);
        const e = Math.fround(exp(shifted));
        exponentials[i] = e;
        softmax[i] = store(Math.fround(e / sum));
        logSoftmax[i] = store(Math.fround(shifted - logSum));
    }
};

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
        all: allClasses(input, numbers, writeRounded),
    };
}

/** @param earlier of the same logits but for those of the samples that changed */
export function softmaxKernel(input: SoftmaxInput, earlier?: Earlier<SampleNumbers>): SoftmaxOutput {
    return input.arithmetic.dtype === 'float64'
        ? softmaxInFloat64(input, earlier)
        : softmaxInRoundedArithmetic(input, earlier);
}

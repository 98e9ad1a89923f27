import { exp, log1p } from './exponential';
import { offsetOfLargest } from './largest';
import { startOf } from './layout';
import type { Layout } from './layout';
import type { Arithmetic } from './rounding';
import { additionError, CompensatedSum } from './summation';
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

/** @param sums the exponentials of a sample: their sum, and its logarithm */
function sampleNumbers(
    { layout, logits }: SoftmaxInput,
    sums: (start: number, top: number, max: number) => readonly [sum: number, logSum: number],
): SampleNumbers {
    const { samples, stride } = layout;
    const numbers = {
        prediction: new Int32Array(samples),
        max: new Float64Array(samples),
        sum: new Float64Array(samples),
        logSum: new Float64Array(samples),
    };
    for (let sample = 0; sample < samples; sample++) {
        const start = startOf(layout, sample);
        const top = offsetOfLargest(layout, logits, start);
        const max = top < 0 ? -Infinity : logits[top]!;
        numbers.prediction[sample] = top < 0 ? -1 : (top - start) / stride;
        numbers.max[sample] = max;
        [numbers.sum[sample], numbers.logSum[sample]] = sums(start, top, max);
    }
    return numbers;
}

/** @param write what fills the arrays from the logits of a sample, which stand at `start`, `start + stride`, ... */
function allClasses(
    { layout, logits }: SoftmaxInput,
    write: (arrays: Readonly<Record<ClassStage, Float64Array>>, start: number, sample: number) => void,
): SoftmaxOutput['all'] {
    let arrays: Readonly<Record<ClassStage, Float64Array>> | undefined;
    return () => {
        if (!arrays) {
            arrays = {
                exp: new Float64Array(logits.length),
                softmax: new Float64Array(logits.length),
                logSoftmax: new Float64Array(logits.length),
            };
            for (let sample = 0; sample < layout.samples; sample++) {
                write(arrays, startOf(layout, sample), sample);
            }
        }
        return arrays;
    };
}

/**
 * With m the largest logit and S the sum of exp(x - m) over the *other* classes, log-softmax is
 * -((m - x) + log1p(S)): two terms of one sign, so that nothing cancels, also where the loss is far below the
 * last digit of the logits. What rounding takes from x - m is carried along, except in softmax itself, which is
 * torch's, exp(x - m) / sum.
 */
function softmaxInFloat64(input: SoftmaxInput): SoftmaxOutput {
    const {
        layout,
        layout: { classes, stride },
        logits,
    } = input;
    const numbers = sampleNumbers(input, (start, top, max) => {
        if (classes === 0) {
            return [0, NaN];
        }
        if (!Number.isFinite(max)) {
            return [NaN, NaN];
        }
        const others = new CompensatedSum();
        for (let c = 0, i = start; c < classes; c++, i += stride) {
            if (i === top) {
                continue;
            }
            const x = logits[i]!;
            const shifted = x - max;
            const e = exp(shifted);
            if (e > 0) {
                others.add(e, e * additionError(x, -max, shifted));
            } // exp(shifted + error) = e + e * error
        }
        return [1 + others.total, log1p(others.total, others.remainder)];
    });
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
        all: allClasses(input, ({ exp: exponentials, softmax, logSoftmax }, start, sample) => {
            const [max, sum, logSum] = [numbers.max[sample]!, numbers.sum[sample]!, numbers.logSum[sample]!];
            for (let c = 0, i = start; c < classes; c++, i += stride) {
                const x = logits[i]!;
                const e = exp(x - max);
                exponentials[i] = e;
                softmax[i] = e / sum;
                logSoftmax[i] = logSoftmaxInFloat64(x, max, logSum);
            }
        }),
    };
}

function logSoftmaxInFloat64(x: number, max: number, logSum: number): number {
    const shifted = x - max;
    return shifted > -Infinity ? shifted - (logSum - additionError(x, -max, shifted)) : shifted - logSum;
}

/**
 * Softmax and log-softmax as torch computes them, x - max - log(sum), each operation rounded to the compute type and the results to the
 * storage type.
 */
function softmaxInRoundedArithmetic(input: SoftmaxInput): SoftmaxOutput {
    const {
        layout,
        layout: { classes, stride },
        logits,
        arithmetic: { compute, store },
    } = input;
    const numbers = sampleNumbers(input, (start, _, max) => {
        const total = new CompensatedSum();
        for (let c = 0, i = start; c < classes; c++, i += stride) {
            total.add(compute(exp(compute(logits[i]! - max))));
        }
        const sum = compute(total.total);
        return [sum, compute(Math.log(sum))];
    });
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
        all: allClasses(input, ({ exp: exponentials, softmax, logSoftmax }, start, sample) => {
            const [max, sum, logSum] = [numbers.max[sample]!, numbers.sum[sample]!, numbers.logSum[sample]!];
            for (let c = 0, i = start; c < classes; c++, i += stride) {
                const shifted = compute(logits[i]! - max);
                const e = compute(exp(shifted));
                exponentials[i] = e;
                softmax[i] = store(compute(e / sum));
                logSoftmax[i] = store(compute(shifted - logSum));
            }
        }),
    };
}

export function softmaxKernel(input: SoftmaxInput): SoftmaxOutput {
    return input.arithmetic.dtype === 'float64' ? softmaxInFloat64(input) : softmaxInRoundedArithmetic(input);
}

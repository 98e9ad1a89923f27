import { exp, log1p } from './exponential';
import { offsetOfLargest } from './largest';
import { startOf } from './layout';
import type { Layout } from './layout';
import type { Arithmetic } from './rounding';
import { additionError, CompensatedSum } from './summation';

/** What softmax reads: logits already rounded to the type. */
export interface SoftmaxInput {
    readonly layout: Layout;
    readonly logits: Float64Array;
    readonly arithmetic: Arithmetic;
}

/** What the kernels torch.softmax and torch.log_softmax write, and the two numbers per sample that they need. */
export interface SoftmaxOutput {
    readonly max: Float64Array;
    readonly sum: Float64Array;
    /** exp(x - max) before the division, rounded to the compute type. */
    readonly exp: Float64Array;
    readonly softmax: Float64Array;
    readonly logSoftmax: Float64Array;
}

function emptyOutput({ layout, logits }: SoftmaxInput): SoftmaxOutput {
    return {
        max: new Float64Array(layout.samples),
        sum: new Float64Array(layout.samples),
        exp: new Float64Array(logits.length),
        softmax: new Float64Array(logits.length),
        logSoftmax: new Float64Array(logits.length),
    };
}

/**
 * With m the largest logit and S the sum of exp(x - m) over the *other* classes, log-softmax is
 * -((m - x) + log1p(S)): two terms of one sign, so that nothing cancels, also where the loss is far below the
 * last digit of the logits. What rounding takes from x - m is carried along, except in softmax itself, which is
 * torch's, exp(x - m) / sum.
 */
function softmaxInFloat64(input: SoftmaxInput): SoftmaxOutput {
    const { layout, logits } = input;
    const { samples, classes, stride } = layout;
    const output = emptyOutput(input);
    const { exp: exponentials, softmax, logSoftmax } = output;
    for (let sample = 0; sample < samples; sample++) {
        const start = startOf(layout, sample);
        const top = offsetOfLargest(layout, logits, start);
        const max = top < 0 ? -Infinity : logits[top]!;

        const others = new CompensatedSum();
        for (let c = 0, i = start; c < classes; c++, i += stride) {
            const x = logits[i]!;
            const shifted = x - max;
            const e = exp(shifted);
            exponentials[i] = e;
            if (e > 0 && i !== top) others.add(e, e * additionError(x, -max, shifted)); // exp(shifted + error) = e + e * error
        }
        // Without a finite maximum the sample is NaN throughout; the sum over no class is 0.
        const sum = Number.isFinite(max) ? 1 + others.total : classes * NaN;
        const logSum = Number.isFinite(max) ? log1p(others.total, others.remainder) : NaN;

        for (let c = 0, i = start; c < classes; c++, i += stride) {
            softmax[i] = exponentials[i]! / sum;
            const x = logits[i]!;
            const shifted = x - max;
            logSoftmax[i] = shifted > -Infinity ? shifted - (logSum - additionError(x, -max, shifted)) : shifted - logSum;
        }
        output.max[sample] = max;
        output.sum[sample] = classes > 0 ? sum : 0;
    }
    return output;
}

/** The same as torch computes it, x - max - log(sum), each operation rounded to the compute type and the results to the storage type. */
function softmaxInRoundedArithmetic(input: SoftmaxInput): SoftmaxOutput {
    const { layout, logits, arithmetic: { compute, store } } = input;
    const { samples, classes, stride } = layout;
    const output = emptyOutput(input);
    const { exp: exponentials, softmax, logSoftmax } = output;
    for (let sample = 0; sample < samples; sample++) {
        const start = startOf(layout, sample);
        const top = offsetOfLargest(layout, logits, start);
        const max = top < 0 ? -Infinity : logits[top]!;

        const total = new CompensatedSum();
        for (let c = 0, i = start; c < classes; c++, i += stride) {
            const e = compute(exp(compute(logits[i]! - max)));
            exponentials[i] = e;
            total.add(e);
        }
        const sum = compute(total.total);
        const logSum = compute(Math.log(sum));

        for (let c = 0, i = start; c < classes; c++, i += stride) {
            softmax[i] = store(compute(exponentials[i]! / sum));
            logSoftmax[i] = store(compute(compute(logits[i]! - max) - logSum));
        }
        output.max[sample] = max;
        output.sum[sample] = sum;
    }
    return output;
}

export function softmaxKernel(input: SoftmaxInput): SoftmaxOutput {
    return input.arithmetic.dtype === 'float64' ? softmaxInFloat64(input) : softmaxInRoundedArithmetic(input);
}

import { exp } from './exponential';
import { startOf } from './layout';
import { denominator } from './loss';
import type { ResolvedExample } from './resolve';
import { isKept, mapTargets, targetDistribution, weightOf } from './target';
import { mapClasses, sumsOfClasses } from './tensor';
import type { SoftmaxStages } from './types';

/** g = d loss.sum() / d logSoftmax, the logits' shape, and its sum over the classes, per sample. */
interface OfLogSoftmax {
    readonly g: Float64Array;
    readonly sums: Float64Array;
}

function gradientOfLogSoftmax(example: ResolvedExample): OfLogSoftmax {
    const { target, smoothing, reduction } = example;
    const divisor = reduction === 'mean' ? denominator(example) : 1;
    if (target.kind === 'index' && smoothing === 0) return gradientOfOneHot(example, divisor);
    const g = target.kind === 'index' ? gradientOfSmoothed(example, divisor) : gradientOfProbabilities(example, divisor);
    return { g, sums: sumsOfClasses(example.layout, g) };
}

/** Only the target's class has a part in the loss: its gradient is the sum. */
function gradientOfOneHot(example: ResolvedExample, divisor: number): OfLogSoftmax {
    const sums = new Float64Array(example.layout.samples);
    const g = mapTargets(example, (_, sample, t) =>
        sums[sample] = example.arithmetic.store(-weightOf(example, t) / divisor) + 0); // 0 in place of -0
    return { g, sums };
}

function gradientOfSmoothed(example: ResolvedExample, divisor: number): Float64Array {
    const { layout, layout: { samples, classes, stride }, target, smoothing, arithmetic: { store } } = example;
    const share = smoothing / classes;
    const g = new Float64Array(samples * classes);
    for (let sample = 0; sample < samples; sample++) {
        if (!isKept(example, sample)) continue;
        const t = target.data[sample]!;
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
            const w = weightOf(example, c);
            const ofNll = c === t ? store(-(w * (1 - smoothing)) / divisor) : 0;
            g[i] = store(ofNll + store(-(w * share) / divisor));
        }
    }
    return g;
}

function gradientOfProbabilities(example: ResolvedExample, divisor: number): Float64Array {
    const distribution = targetDistribution(example);
    return mapClasses(example.layout, (i, _, c) => example.arithmetic.store(-(distribution[i]! * weightOf(example, c)) / divisor));
}

/**
 * d loss.sum() / d logits, g - softmax * sum_c g; the logits' shape. By way of log-softmax, as torch has it: so
 * NaN and the infinities come out as there, an ignored sample of NaN logits as NaN. In the rounded types
 * softmax is exp(logSoftmax), rounding of the stored logarithm included, as in torch's backward kernel.
 *
 * Source: log_softmax_backward in aten/src/ATen/native/cpu/SoftMaxKernel.cpp of PyTorch.
 */
export function logitsGradient(example: ResolvedExample, stages: SoftmaxStages): Float64Array {
    const { layout, layout: { samples, classes, stride }, arithmetic: { dtype, compute, store } } = example;
    const softmax = stages.softmax.data;
    const logSoftmax = stages.logSoftmax.data;
    const { g, sums } = gradientOfLogSoftmax(example);
    const gradient = g; // in its place: fresh memory costs more than the arithmetic
    for (let sample = 0; sample < samples; sample++) {
        const sum = compute(sums[sample]!);
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
            // Calls that round nothing would take most of the time.
            gradient[i] = dtype === 'float64'
                ? g[i]! - softmax[i]! * sum
                : store(compute(g[i]! - compute(compute(exp(logSoftmax[i]!)) * sum)));
        }
    }
    return gradient;
}

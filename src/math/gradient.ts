import { exp } from './exponential';
import { denominator } from './loss';
import type { ResolvedExample } from './resolve';
import { isKept, targetDistribution, weightOf } from './target';
import { mapClasses, sumOverClasses } from './tensor';
import type { SoftmaxStages } from './types';

/** g = d loss.sum() / d logSoftmax; the logits' shape. */
function gradientOfLogSoftmax(example: ResolvedExample): Float64Array {
    const { layout, target, smoothing, reduction, arithmetic: { store } } = example;
    const divisor = reduction === 'mean' ? denominator(example) : 1;
    if (target.kind === 'probability') {
        const distribution = targetDistribution(example);
        return mapClasses(layout, (i, _, c) => store(-(distribution[i]! * weightOf(example, c)) / divisor));
    }
    const share = smoothing / layout.classes;
    return mapClasses(layout, (_, sample, c) => {
        if (!isKept(example, sample)) return 0;
        const w = weightOf(example, c);
        const ofNll = target.data[sample] === c ? store(-(w * (1 - smoothing)) / divisor) : 0;
        const ofSmoothing = smoothing > 0 ? store(-(w * share) / divisor) : 0;
        return store(ofNll + ofSmoothing);
    });
}

/**
 * d loss.sum() / d logits, g - softmax * sum_c g; the logits' shape. By way of log-softmax, as torch has it: so
 * NaN and the infinities come out as there, an ignored sample of NaN logits as NaN. In the rounded types
 * softmax is exp(logSoftmax), rounding of the stored logarithm included, as in torch's backward kernel.
 *
 * Source: log_softmax_backward in aten/src/ATen/native/cpu/SoftMaxKernel.cpp of PyTorch.
 */
export function logitsGradient(example: ResolvedExample, stages: SoftmaxStages): Float64Array {
    const { layout, arithmetic: { dtype, compute, store } } = example;
    const softmax = stages.softmax.data;
    const logSoftmax = stages.logSoftmax.data;
    const g = gradientOfLogSoftmax(example);
    const sums = sumOverClasses(layout, i => g[i]!).map(compute);
    return mapClasses(layout, (i, sample) => {
        const probability = dtype === 'float64' ? softmax[i]! : compute(exp(logSoftmax[i]!));
        return store(compute(g[i]! - compute(probability * sums[sample]!)));
    });
}

import { exp } from './exponential';
import { startOf } from './layout';
import { denominator } from './loss';
import type { ResolvedExample } from './resolve';
import { isCounted, oneOfAlike, targetDistribution, weightOf } from './target';
import { classTensor, sumOfAlike, sumOfNumbers } from './tensor';
import type { OfSample } from './tensor';
import type { ClassNumbers, ClassTensor, SoftmaxStages } from './types';

/** g = d loss.sum() / d logSoftmax of a sample's classes, and its sum over them. */
interface OfLogSoftmax {
    readonly g: ClassNumbers;
    readonly sum: number;
}

function gradientOfLogSoftmax(example: ResolvedExample): (sample: number) => OfLogSoftmax {
    const { layout, target, labelSmoothing, reduction } = example;
    const divisor = reduction === 'mean' ? denominator(example) : 1;
    if (target.kind === 'index' && labelSmoothing === 0) {
        return gradientOfOneHot(example, divisor);
    }
    const ofSample =
        target.kind === 'index' ? gradientOfSmoothed(example, divisor) : gradientOfProbabilities(example, divisor);
    return sample => {
        const [g, one] = [ofSample(sample), oneOfAlike(example, sample)];
        return { g, sum: one === undefined ? sumOfNumbers(layout, g) : sumOfAlike(layout, g, one) };
    };
}

/** Only the target's class has a part in the loss: its gradient is the sum. */
function gradientOfOneHot(example: ResolvedExample, divisor: number): (sample: number) => OfLogSoftmax {
    const {
        target,
        arithmetic: { store },
    } = example;
    return sample => {
        if (!isCounted(example, sample)) {
            return { g: () => 0, sum: 0 };
        }
        const t = target.data[sample]!;
        const sum = store(-weightOf(example, t) / divisor);
        return { g: c => (c === t ? sum : 0), sum };
    };
}

function gradientOfSmoothed(example: ResolvedExample, divisor: number): OfSample {
    const {
        layout: { classes },
        target,
        labelSmoothing,
        arithmetic: { store },
    } = example;
    const share = labelSmoothing / classes;
    return sample => {
        if (!isCounted(example, sample)) {
            // torch masks what is already multiplied by the weights: of an infinite one this is NaN.
            return c => 0 * weightOf(example, c);
        }
        const t = target.data[sample]!;
        return c => {
            const w = weightOf(example, c);
            const ofNll = c === t ? store(-(w * (1 - labelSmoothing)) / divisor) : 0;
            return store(ofNll + store(-(w * share) / divisor));
        };
    };
}

function gradientOfProbabilities(example: ResolvedExample, divisor: number): OfSample {
    const {
        arithmetic: { store },
    } = example;
    const distribution = targetDistribution(example);
    return sample => {
        const y = distribution(sample);
        return c => store(-(y(c) * weightOf(example, c)) / divisor);
    };
}

/**
 * d loss.sum() / d logits, g - softmax * sum_c g; the logits' shape. By way of log-softmax, as torch has it: so NaN and
 * the infinities come out as there, an ignored sample of NaN logits as NaN. In the rounded types softmax is
 * exp(logSoftmax), rounding of the stored logarithm included, as in torch's backward kernel.
 *
 * Source: log_softmax_backward in aten/src/ATen/native/cpu/SoftMaxKernel.cpp of PyTorch.
 */
export function logitsGradient(example: ResolvedExample, { softmax, logSoftmax }: SoftmaxStages): ClassTensor {
    const {
        layout,
        layout: { samples, classes, stride },
        arithmetic: { dtype, compute, store },
    } = example;
    const ofLogSoftmax = gradientOfLogSoftmax(example);
    const inFloat64 = dtype === 'float64';
    const stage = inFloat64 ? softmax : logSoftmax;
    const gradientOf = inFloat64
        ? (g: number, sum: number, p: number): number => g - p * sum
        : (g: number, sum: number, logP: number): number =>
              store(compute(g - compute(compute(exp(logP)) * compute(sum))));
    const ofSample: OfSample = sample => {
        const [{ g, sum }, values] = [ofLogSoftmax(sample), stage.ofSample(sample)];
        return c => gradientOf(g(c), sum, values(c));
    };
    return classTensor(layout, ofSample, () => {
        const values = stage.data;
        const gradient = new Float64Array(values.length);
        for (let sample = 0; sample < samples; sample++) {
            const { g, sum } = ofLogSoftmax(sample);
            for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
                gradient[i] = gradientOf(g(c), sum, values[i]!);
            }
        }
        return gradient;
    });
}

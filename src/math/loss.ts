import { eachSample, earlierPart } from './earlier';
import type { Earlier } from './earlier';
import type { ResolvedExample } from './resolve';
import { CompensatedSum, sumOf } from './summation';
import { isCounted, targetDistribution, weightOf } from './target';
import { perSampleTensor, readData, scalarTensor, sumOfNumbers } from './tensor';
import type { OfSample } from './tensor';
import type { Reduction, Tensor } from './types';

/*
 * Source: aten/src/ATen/native/LossNLL.cpp of PyTorch, cross_entropy_loss_label_smoothing and
 * cross_entropy_loss_prob_target. The operations and their order are the ones there, since rounding, overflow
 * and NaN depend on them.
 */

/** What the loss is made of, per sample, 0 where ignored: (1 - e) * nll + e / C * smoothing, or nll alone. */
export interface LossTerms {
    readonly nll: Float64Array;
    readonly smoothing: Float64Array | undefined;
}

/** Of a sample. */
type OfEach = (sample: number) => number;

/** -w[t] logSoftmax[t], 0 where ignored. */
const nllOfIndex =
    (example: ResolvedExample, logSoftmax: OfSample): OfEach =>
    sample => {
        if (!isCounted(example, sample)) {
            return 0;
        }
        const t = example.target.data[sample]!;
        return example.arithmetic.store(-weightOf(example, t) * logSoftmax(sample)(t));
    };

/** -sum_c w[c] y[c] logSoftmax[c] of a distribution y of the logits' shape; not yet rounded to the type. */
function nllOfDistribution(example: ResolvedExample, logSoftmax: OfSample, distribution: OfSample): OfEach {
    const {
        layout,
        arithmetic: { store },
    } = example;
    return sample => {
        const [logP, y] = [logSoftmax(sample), distribution(sample)];
        return sumOfNumbers(layout, c => -store(store(logP(c) * y(c)) * weightOf(example, c)));
    };
}

/** The loss of a sample without smoothing, 0 where ignored. */
export function nllTerm(example: ResolvedExample, logSoftmax: OfSample): OfEach {
    const {
        layout,
        target,
        arithmetic: { store },
    } = example;
    if (target.kind === 'index') {
        return nllOfIndex(example, logSoftmax);
    }
    const nll = nllOfDistribution(example, logSoftmax, readData(layout, target.data));
    return sample => store(nll(sample));
}

/** What smoothing adds to a sample, -sum_c w[c] logSoftmax[c]; 0 where ignored. */
export function smoothingTerm(example: ResolvedExample, logSoftmax: OfSample): OfEach {
    const {
        layout,
        weight,
        arithmetic: { store },
    } = example;
    return sample => {
        if (!isCounted(example, sample)) {
            return 0;
        }
        const logP = logSoftmax(sample);
        return store(sumOfNumbers(layout, weight ? c => -store(logP(c) * weight[c]!) : c => -logP(c)));
    };
}

/**
 * The terms as torch forms them: class indices in two parts, class probabilities in one, against the smoothed target.
 */
export function lossTerms(example: ResolvedExample, logSoftmax: OfSample, earlier?: Earlier<LossTerms>): LossTerms {
    const {
        target,
        labelSmoothing,
        layout: { samples },
    } = example;
    const nll =
        target.kind === 'index'
            ? nllOfIndex(example, logSoftmax)
            : nllOfDistribution(example, logSoftmax, targetDistribution(example));
    return {
        nll: eachSample(
            samples,
            nll,
            earlierPart(earlier, terms => terms.nll),
        ),
        smoothing:
            target.kind === 'index' && labelSmoothing > 0
                ? eachSample(
                      samples,
                      smoothingTerm(example, logSoftmax),
                      earlierPart(earlier, terms => terms.smoothing!),
                  )
                : undefined,
    };
}

function combine(
    { layout, labelSmoothing: e, arithmetic: { store } }: ResolvedExample,
    nll: number,
    smoothing: number | undefined,
): number {
    return smoothing === undefined ? store(nll) : store(store((1 - e) * nll) + store(smoothing * (e / layout.classes)));
}

/** The number of kept samples. */
export function keptCount(example: ResolvedExample): number {
    let count = 0;
    for (let sample = 0; sample < example.layout.samples; sample++) {
        if (isCounted(example, sample)) {
            count++;
        }
    }
    return count;
}

/**
 * What torch's mean divides by: with class indices the sum of the kept targets' weights, also for the
 * smoothing; with probabilities the number of samples, whatever the weights (NaN without classes).
 */
export function denominator(example: ResolvedExample): number {
    const { layout, logits, target, weight } = example;
    if (target.kind === 'probability') {
        return logits.length / layout.classes;
    }
    if (!weight) {
        return keptCount(example);
    }
    const sum = new CompensatedSum();
    for (let sample = 0; sample < layout.samples; sample++) {
        if (isCounted(example, sample)) {
            sum.add(weight[target.data[sample]!]!);
        }
    }
    return sum.total;
}

/** Reduction 'none'; per sample. */
export function perSampleLoss(
    example: ResolvedExample,
    { nll, smoothing }: LossTerms,
    earlier?: Earlier<Float64Array>,
): Float64Array {
    return eachSample(nll.length, sample => combine(example, nll[sample]!, smoothing?.[sample]), earlier);
}

/** Reduction 'sum', each part by itself. */
export function sumLoss(example: ResolvedExample, { nll, smoothing }: LossTerms): number {
    const { store } = example.arithmetic;
    return combine(example, store(sumOf(nll)), smoothing && store(sumOf(smoothing)));
}

/** Reduction 'mean', each part by itself: a part of 0 / 0 makes the loss NaN, whatever the other is. */
export function meanLoss(example: ResolvedExample, { nll, smoothing }: LossTerms): number {
    const {
        target,
        arithmetic: { store, compute },
    } = example;
    const divisor = denominator(example);
    // nll_loss divides inside its kernel; the other sums are tensors of the type before they are divided.
    const ofSum = target.kind === 'index' ? compute : store;
    return combine(
        example,
        store(ofSum(sumOf(nll)) / compute(divisor)),
        smoothing && store(store(sumOf(smoothing)) / store(divisor)),
    );
}

/** The loss of shape () for 'mean' and 'sum', per sample for 'none'. */
export function reducedLoss(example: ResolvedExample, terms: LossTerms, reduction: Reduction): Tensor {
    switch (reduction) {
        case 'none':
            return perSampleTensor(example.layout, perSampleLoss(example, terms));
        case 'mean':
            return scalarTensor(meanLoss(example, terms));
        case 'sum':
            return scalarTensor(sumLoss(example, terms));
        default:
            return reduction satisfies never;
    }
}

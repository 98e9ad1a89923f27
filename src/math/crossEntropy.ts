import { entropyFloor, lossFloor } from './entropy';
import { exp } from './exponential';
import { logitsGradient } from './gradient';
import {
    denominator,
    keptCount,
    lossTerms,
    meanLoss,
    nllTerm,
    perSampleLoss,
    reducedLoss,
    smoothingTerm,
    sumLoss,
} from './loss';
import type { LossTerms } from './loss';
import { memoised } from './memoised';
import { naiveStages } from './naive';
import { atTarget, rankOfTarget } from './prediction';
import { proveEquality } from './proof';
import { resolveExample } from './resolve';
import type { ResolvedExample } from './resolve';
import { softmaxStages } from './softmax';
import { sumOf } from './summation';
import { isCounted, targetClass, targetDistribution } from './target';
import { classTensor, mapSamples, mapSamplesToIntegers, perSampleTensor } from './tensor';
import type { CrossEntropyBreakdown, CrossEntropyExample, SoftmaxStages } from './types';

interface Given {
    readonly example: ResolvedExample;
    readonly stages: SoftmaxStages;
    readonly terms: LossTerms;
}

const breakdownOf = memoised<Given, CrossEntropyBreakdown>({
    prediction: (_, { stages }) => stages.prediction,
    max: (_, { stages }) => stages.max,
    shifted: (_, { stages }) => stages.shifted,
    exp: (_, { stages }) => stages.exp,
    sum: (_, { stages }) => stages.sum,
    softmax: (_, { stages }) => stages.softmax,
    logSoftmax: (_, { stages }) => stages.logSoftmax,

    perSample: (_, { example, terms }) => perSampleTensor(example.layout, perSampleLoss(example, terms)),
    loss: (breakdown, { example, terms }) =>
        example.reduction === 'none' ? breakdown.perSample : reducedLoss(example, terms, example.reduction),
    gradient: (_, { example, stages }) => logitsGradient(example, stages),

    targetDistribution: (_, { example }) => classTensor(example.layout, targetDistribution(example)),
    nll: (_, { example, stages }) => perSampleTensor(example.layout, nllTerm(example, stages.logSoftmax.ofSample)),
    smoothingLoss: (_, { example, stages }) =>
        perSampleTensor(example.layout, smoothingTerm(example, stages.logSoftmax.ofSample)),

    kept: (_, { example }) => mapSamplesToIntegers(example.layout, sample => (isCounted(example, sample) ? 1 : 0)),
    keptCount: (_, { example }) => keptCount(example),
    denominator: (_, { example }) => denominator(example),
    meanLoss: (_, { example, terms }) => meanLoss(example, terms),
    sumLoss: (_, { example, terms }) => sumLoss(example, terms),
    meanOverSamples: breakdown => sumOf(breakdown.perSample.data) / breakdown.keptCount,
    perplexity: breakdown => exp(breakdown.meanLoss),
    lossInBits: ({ loss }) => ({ data: loss.data.map(nats => nats / Math.LN2), shape: loss.shape }),

    entropyFloor: (_, { example }) => entropyFloor(example),
    lossFloor: (breakdown, { example }) => lossFloor(example, breakdown.entropyFloor),

    targetClass: (_, { example }) => mapSamplesToIntegers(example.layout, sample => targetClass(example, sample)),
    targetProbability: (_, { example, stages }) =>
        mapSamples(example.layout, sample => atTarget(example, stages.softmax.ofSample, sample)),
    targetRank: (_, { example }) => mapSamples(example.layout, sample => rankOfTarget(example, sample)),

    naive: (_, { example }) => naiveStages(example),
    proof: (breakdown, { example, stages }) => proveEquality(example, stages, breakdown.loss),
});

/**
 * Every stage of torch.nn.CrossEntropyLoss, for class indices or class probabilities, all its options, and
 * logits of shape (C), (N, C) or (N, C, d1, ... dK). NaN and infinities go through as in torch.
 *
 * @throws CrossEntropyInputError where torch refuses, or where data and shape do not belong together.
 */
export function explainCrossEntropy(example: CrossEntropyExample): CrossEntropyBreakdown {
    const resolved = resolveExample(example);
    const stages = softmaxStages(resolved);
    return breakdownOf({ example: resolved, stages, terms: lossTerms(resolved, stages.logSoftmax.ofSample) });
}

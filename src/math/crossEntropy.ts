import { earlierPart } from './earlier';
import type { Earlier } from './earlier';
import { entropyFloor, lossFloor } from './entropy';
import { exp } from './exponential';
import { logitsGradient } from './gradient';
import { sampleAndClass } from './layout';
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
import type { Memo } from './memoised';
import { naiveStages } from './naive';
import { atTarget, rankOfTarget } from './prediction';
import { proveEquality } from './proof';
import { resolveExample } from './resolve';
import type { ResolvedExample } from './resolve';
import { softmaxStages } from './softmax';
import { softmaxKernel } from './softmaxKernel';
import type { SoftmaxOutput } from './softmaxKernel';
import { storeChanged } from './rounding';
import { sumOf } from './summation';
import { isCounted, targetClass, targetDistribution } from './target';
import { classTensor, mapSamples, mapSamplesToIntegers, perSampleTensor } from './tensor';
import type { CrossEntropyBreakdown, CrossEntropyExample, SoftmaxStages } from './types';

interface Given {
    readonly example: ResolvedExample;
    readonly output: SoftmaxOutput;
    readonly stages: SoftmaxStages;
    readonly terms: LossTerms;
    readonly earlier?: Earlier<CrossEntropyBreakdown>;
}

const breakdowns: Memo<Given, CrossEntropyBreakdown> = memoised({
    prediction: (_, { stages }) => stages.prediction,
    max: (_, { stages }) => stages.max,
    shifted: (_, { stages }) => stages.shifted,
    exp: (_, { stages }) => stages.exp,
    sum: (_, { stages }) => stages.sum,
    softmax: (_, { stages }) => stages.softmax,
    logSoftmax: (_, { stages }) => stages.logSoftmax,

    perSample: (_, { example, terms, earlier }) =>
        perSampleTensor(
            example.layout,
            perSampleLoss(
                example,
                terms,
                earlierPart(earlier, known => known.perSample.data),
            ),
        ),
    loss: (breakdown, { example, terms }) =>
        example.reduction === 'none' ? breakdown.perSample : reducedLoss(example, terms, example.reduction),
    gradient: (_, { example, stages }) => logitsGradient(example, stages),

    targetDistribution: (_, { example }) => classTensor(example.layout, targetDistribution(example)),
    nll: (_, { example, stages, earlier }) =>
        mapSamples(
            example.layout,
            nllTerm(example, stages.logSoftmax.ofSample),
            earlierPart(earlier, known => known.nll),
        ),
    smoothingLoss: (_, { example, stages, earlier }) =>
        mapSamples(
            example.layout,
            smoothingTerm(example, stages.logSoftmax.ofSample),
            earlierPart(earlier, known => known.smoothingLoss),
        ),

    kept: (_, { example, earlier }) =>
        earlier?.known.kept ?? mapSamplesToIntegers(example.layout, sample => (isCounted(example, sample) ? 1 : 0)),
    keptCount: (_, { example, earlier }) => earlier?.known.keptCount ?? keptCount(example),
    denominator: (_, { example, earlier }) => earlier?.known.denominator ?? denominator(example),
    meanLoss: (_, { example, terms }) => meanLoss(example, terms),
    sumLoss: (_, { example, terms }) => sumLoss(example, terms),
    meanOverSamples: breakdown => sumOf(breakdown.perSample.data) / breakdown.keptCount,
    perplexity: breakdown => exp(breakdown.meanLoss),
    lossInBits: ({ loss }) => ({ data: loss.data.map(nats => nats / Math.LN2), shape: loss.shape }),

    entropyFloor: (_, { example, earlier }) => earlier?.known.entropyFloor ?? entropyFloor(example),
    lossFloor: (breakdown, { example, earlier }) =>
        earlier?.known.lossFloor ?? lossFloor(example, breakdown.entropyFloor),

    targetClass: (_, { example, earlier }) =>
        earlier?.known.targetClass ?? mapSamplesToIntegers(example.layout, sample => targetClass(example, sample)),
    targetProbability: (_, { example, stages, earlier }) =>
        mapSamples(
            example.layout,
            sample => atTarget(example, stages.softmax.ofSample, sample),
            earlierPart(earlier, known => known.targetProbability),
        ),
    targetRank: (_, { example, earlier }) => {
        const before = earlierPart(earlier, known => ({
            logits: breakdowns.givenOf(known).example.logits,
            targetRank: known.targetRank.data,
        }));
        return mapSamples(
            example.layout,
            sample => rankOfTarget(example, sample, before),
            earlierPart(earlier, known => known.targetRank),
        );
    },

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
    return breakdownFor(resolveExample(example));
}

/**
 * `explainCrossEntropy` of the same example with some logits changed: the same digits, at the cost of the samples that
 * changed. What the others have is taken over.
 *
 * @param before from explainCrossEntropy
 * @param logits as those before, but where `changed` says otherwise
 * @param changed the offsets of the logits that are others
 */
export function explainChanged(
    before: CrossEntropyBreakdown,
    logits: Float64Array,
    changed: readonly number[],
): CrossEntropyBreakdown {
    const { example } = breakdowns.givenOf(before);
    const samples = new Set(changed.map(offset => sampleAndClass(example.layout, offset).sample));
    return breakdownFor(
        { ...example, logits: storeChanged(logits, changed, example.logits, example.arithmetic) },
        { known: before, changed: [...samples], offsets: changed },
    );
}

function breakdownFor(example: ResolvedExample, earlier?: Earlier<CrossEntropyBreakdown>): CrossEntropyBreakdown {
    const known = earlierPart(earlier, before => breakdowns.givenOf(before));
    const output = softmaxKernel(
        example,
        earlierPart(known, given => given.output),
    );
    const stages = softmaxStages(example, output);
    const terms = lossTerms(
        example,
        stages.logSoftmax.ofSample,
        earlierPart(known, given => given.terms),
    );
    return breakdowns.of({ example, output, stages, terms, ...(earlier && { earlier }) });
}

import { sentences } from '../format/sentences';
import type { CrossEntropyBreakdown, CrossEntropyExample, CrossEntropyInputError } from '../math';
import { allIgnored } from './rules/allIgnored';
import { chanceLevel } from './rules/chanceLevel';
import { classAxis } from './rules/classAxis';
import { confidentAndWrong } from './rules/confidentAndWrong';
import { ignoredRealClass } from './rules/ignoredRealClass';
import { logProbabilitiesAsLogits } from './rules/logProbabilitiesAsLogits';
import { lowPrecision } from './rules/lowPrecision';
import { maskedClass } from './rules/maskedClass';
import { naiveUnderflow } from './rules/naiveUnderflow';
import { nonFinite } from './rules/nonFinite';
import { oneHotAsLogits } from './rules/oneHotAsLogits';
import { probabilitiesAsLogits } from './rules/probabilitiesAsLogits';
import { probabilitiesNotNormalised } from './rules/probabilitiesNotNormalised';
import { shapeMismatch } from './rules/shapeMismatch';
import { nllWithoutLog } from './rules/nllWithoutLog';
import { otherLossInCode } from './rules/otherLossInCode';
import { probabilitiesExpected } from './rules/probabilitiesExpected';
import { singleLogit } from './rules/singleLogit';
import { smoothingFloor } from './rules/smoothingFloor';
import { targetDtype } from './rules/targetDtype';
import { targetIsOneHotIntegers } from './rules/targetIsOneHotIntegers';
import { targetOutOfRange } from './rules/targetOutOfRange';
import { weightedMean } from './rules/weightedMean';
import { zeroWeight } from './rules/zeroWeight';
import { gatherEvidence, hasLogits } from './evidence';
import type { Evidence } from './evidence';
import type { Evident, Finding, FindingCode, Severity } from './finding';
import { reasonOf } from './reasons';
import type { Seen } from './seen';

type Detector = (evidence: Evidence) => Evident | undefined;

/** One per code. What torch refuses comes first, then what is wrong with the numbers, then what is good to know. */
const detectors: readonly Detector[] = [
    shapeMismatch,
    targetOutOfRange,
    targetIsOneHotIntegers,
    targetDtype,
    classAxis,
    singleLogit,
    nonFinite,
    maskedClass,
    allIgnored,
    zeroWeight,
    probabilitiesAsLogits,
    nllWithoutLog,
    probabilitiesExpected,
    oneHotAsLogits,
    probabilitiesNotNormalised,
    otherLossInCode,
    weightedMean,
    ignoredRealClass,
    smoothingFloor,
    lowPrecision,
    confidentAndWrong,
    chanceLevel,
    naiveUnderflow,
    logProbabilitiesAsLogits,
];

/** All that can be said of logits which torch refuses for what they are. */
const withoutLogits: readonly Detector[] = [shapeMismatch];

/** What is said of how high a loss is has no meaning where it is another loss than the model's. */
const OF_ITS_LEVEL: ReadonlySet<FindingCode> = new Set(['chance-level', 'confident-and-wrong', 'smoothing-floor']);

const order: { readonly [S in Severity]: number } = { error: 0, warning: 1, info: 2 };

/**
 * What is wrong with a loss, and the evidence; nothing where nothing is. Errors first. Linear in the example.
 *
 * @param outcome What `explainCrossEntropy(example)` gave or threw.
 * @param seen What the text told besides the numbers: the decimals of the logits, the target's dtype, the loss that the
 * code calls.
 */
export function diagnose(
    example: CrossEntropyExample,
    outcome: CrossEntropyBreakdown | CrossEntropyInputError,
    seen: Seen = {},
): readonly Finding[] {
    const evidence = gatherEvidence(example, outcome, seen);
    const found = (hasLogits(evidence) ? detectors : withoutLogits).flatMap(detect => detect(evidence) ?? []);
    const right = found.every(({ severity, code }) => severity === 'info' && code !== 'other-loss-in-code');
    return found
        .filter(({ code }) => right || !OF_ITS_LEVEL.has(code))
        .map(({ says, ...rest }) => ({
            ...rest,
            brief: says[0],
            message: sentences(...says),
            ...reasonOf(rest.code, evidence.criterion.framework),
        }))
        .sort((a, b) => order[a.severity] - order[b.severity]);
}

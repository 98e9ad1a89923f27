import { allIgnored } from './allIgnored';
import { chanceLevel } from './chanceLevel';
import { classAxis } from './classAxis';
import { confidentAndWrong } from './confidentAndWrong';
import { ignoredRealClass } from './ignoredRealClass';
import { logProbabilitiesAsLogits } from './logProbabilitiesAsLogits';
import { lossMisused } from './lossMisused';
import { lowPrecision } from './lowPrecision';
import { maskedClass } from './maskedClass';
import { naiveUnderflow } from './naiveUnderflow';
import { nllOnLogits } from './nllOnLogits';
import { nllOnProbabilities } from './nllOnProbabilities';
import { nonFinite } from './nonFinite';
import { oneHotAsLogits } from './oneHotAsLogits';
import { otherLossInCode } from './otherLossInCode';
import { probabilitiesAsLogits } from './probabilitiesAsLogits';
import { probabilitiesExpected } from './probabilitiesExpected';
import { probabilitiesNotNormalised } from './probabilitiesNotNormalised';
import { shapeMismatch } from './shapeMismatch';
import { singleLogit } from './singleLogit';
import { smoothingFloor } from './smoothingFloor';
import { targetDtype } from './targetDtype';
import { targetIsOneHotIntegers } from './targetIsOneHotIntegers';
import { targetOutOfRange } from './targetOutOfRange';
import { weightedMean } from './weightedMean';
import { zeroWeight } from './zeroWeight';

/** What torch refuses comes first, then what is wrong with the numbers, then what is good to know. */
export const rules = [
    lossMisused,
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
    nllOnLogits,
    nllOnProbabilities,
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
] as const;

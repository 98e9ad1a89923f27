export { describeRefusal } from '../diagnose/refusal';
export { barOf, barScaleOf } from './bars';
export type { BarScale } from './bars';
export type { Verdict } from './comparison';
export { leadSentence, lossEquation, lossScale } from './headline';
export type { LossEquation, LossScale } from './headline';
export { rankOf, worstSample } from './worst';
export { latestSteps, noChoices, withLogit, withOwnLogits } from './choices';
export type { Choices } from './choices';
export { describeMatches, matchLabel, searchableNames, searchClasses } from './classSearch';
export type { ClassMatches } from './classSearch';
export {
    CLASS_SORTS,
    classesInWindow,
    classSortName,
    orderClasses,
    rowsInView,
    windowAround,
    windowStart,
} from './classWindow';
export type { ClassSort } from './classWindow';
export { criterionCall, parseWeights } from './criterion';
export { continued, descend, describeDescent } from './descent';
export type { Descent } from './descent';
export { explain } from '../diagnose/explanation';
export { gradientStep, reductionOf, withChangedLogits, withChoices } from './explanation';
export type { Explanation, Question } from '../diagnose/explanation';
export { forOwnLoss } from './suggested';
export { factsOf, reductionFacts } from './facts';
export type { Fact } from './facts';
export { lossOfCode } from '../diagnose/lossOfCode';
export { columnNames, columnsRead } from './columns';
export { columnsNotice, misfitNotice, partialNotice, receivedNotice } from './findings';
export { classLabel, className, lineName, logitFieldName, partName, sliderName } from './labels';
export { configureLanguage, t } from '../format/l10n';
export type { LanguageBundle } from '../format/l10n';
export * from '../format/numbers';
export { sentenceGap, sentences } from '../format/sentences';
export { isLit, litOf, sameLit } from './highlight';
export type { Lit, Term } from './highlight';
export { describeStops, lossesOverStops } from './live';
export type { Stops } from '../model/stops';
export { describeNaive, viewNaive } from './naive';
export { secondSoftmax } from './twice';
export type { NaiveOutcome, NaiveView } from './naive';
export { describeNoExample, documentGone, explainNearest, noEditor } from './refusals';
export {
    classesToShow,
    logitIndex,
    numbersOf,
    sampleAndClass,
    sampleHeading,
    sampleNoun,
    samplePosition,
    targetOf,
} from './samples';
export { isPlainGradient, runnerUp, viewSample } from './sampleView';
export type { SampleView } from './sampleView';
export * from './sentences';
export * from './stages';
export {
    explainTitle,
    hostGone,
    lossIsHere,
    panelName,
    panelTitle,
    originsTitle,
    placeTitle,
    revealTitle,
} from './titles';
export { describeWas, hasOtherLogits, isWhatIf, logitExpected, lossOfSample, parseLogit, shownLoss } from './whatIf';

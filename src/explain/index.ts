export { describeRefusal } from '../diagnose';
export type { Verdict } from './comparison';
export { copyFormats } from '../export/copy/formats';
export type { CopyFormat, CopyFormatId } from '../export/copy/formats';
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
export { explain, gradientStep, reductionOf, withChoices } from './explanation';
export type { Chosen, Explanation, Question } from './explanation';
export { factsOf, reductionFacts } from './facts';
export type { Fact } from './facts';
export { findingsOf, misfitNotice } from './findings';
export * from './formulaWords';
export { hoverMarkdown } from '../export/hover';
export { classLabel, className, columnTitle, lineName, logitFieldName, partName, sliderName, sliderOf } from './labels';
export type { ColumnName, StageColumn } from './labels';
export { configureLanguage, t } from './l10n';
export type { LanguageBundle } from './l10n';
export * from '../format/numbers';
export { sentenceGap, sentences } from '../format/sentences';
export { isLit, litOf, sameLit } from './lit';
export type { Lit, Term } from './lit';
export { describeNaive, viewNaive } from './naive';
export type { NaiveOutcome, NaiveView } from './naive';
export { describeNoExample, documentGone, explainNearest, noEditor } from './refusals';
export { openIt, pictureNotSaved, pictureSaved } from './saved';
export { classesToShow, numberOf, numbersOf, placeOf, samplePosition } from './samples';
export { isPlainGradient, numbersOfStage, runnerUp, viewSample } from './sampleView';
export type { SampleView } from './sampleView';
export * from './sentences';
export * from './stages';
export { explainTitle, lossIsHere, panelName, panelTitle, placeTitle } from './titles';
export { describeWas, isWhatIf, logitExpected, lossOfSample, parseLogit, shownLoss } from './whatIf';

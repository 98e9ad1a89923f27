export { compareWithPrintedLoss } from './compare/compare';
export type { LossComparison, Mistake } from './compare/compare';
export type { MistakeCode, MistakeDetails } from './compare/mistake';
export { diagnose } from './diagnose';
export { kindOfDtype } from '../model/dtype';
export type { Finding, FindingCode, Severity } from './finding';
export { describeRefusal } from './refusal';
export type { CriterionSeen, Seen } from './seen';

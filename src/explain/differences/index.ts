export { lentTarget } from './borrow';
export { singleLoss } from '../../diagnose/singleLoss';
export type { OtherExample } from './borrow';
export { compareSample, differencesInSteps, differencesOf } from './differences';
export type { ArrayDifferences, ComparedSample } from './differences';
export { difference } from './numbers';
export type { SampleDifferences, StageDifference } from './numbers';
export { noCounterpart } from './words';

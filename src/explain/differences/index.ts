export type { OtherExample } from './borrow';
export { compareSample, differencesOf, lossOf } from './differences';
export type { ArrayDifferences, ComparedSample } from './differences';
export { difference } from './numbers';
export type { SampleDifferences, StageDifference } from './numbers';
export { noCounterpart, otherClassesDiffer } from './words';

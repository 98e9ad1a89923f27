export type { ComparedArray } from './pair';
export { relating, relationOf } from './relation';
export type { Relation } from './relation';

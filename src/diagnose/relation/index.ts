export type { ComparedArray } from './pair';
export { relationOf } from './relation';
export type { Relation } from './relation';

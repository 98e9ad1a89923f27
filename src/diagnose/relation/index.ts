export type { Side } from './pair';
export { relationOf } from './relation';
export type { Relation } from './relation';

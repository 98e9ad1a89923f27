export { arrayAt, readArrayAt } from './readArrayAt';
export type { Edges } from './readArrayAt';
export { readNumericArrays } from './readNumericArrays';
export type { NumericArray, ReadResult, Span, Unreadable, UnreadableReason } from './types';

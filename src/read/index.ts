import { collect } from './collect';
import type { ReadResult } from './types';

export { arrayAt, readArrayAt } from './array-at';
export type { Edges } from './array-at';
export type { NumericArray, ReadResult, Span, Unreadable, UnreadableReason } from './types';

/**
 * Finds the numeric arrays in a text of any kind: printouts, source code, tables, logs. Never throws, reads the text
 * once, and takes time in proportion to its length. What looks like an array of numbers but does not hold them all is
 * in `unreadable`, with the reason; subscripts, shapes, counters, dates and the like are in neither list.
 */
export function readNumericArrays(text: string): ReadResult {
    const { found, unreadable } = collect(text);
    return {
        arrays: found.map(({ array }) => array),
        unreadable,
    };
}

import type { Span } from '../model/span';

/**
 * Longer documents are neither read nor parsed whole unless a person asks, in characters: the parser does about one in a
 * microsecond, the reader ten.
 */
const UNASKED = 200_000;

/** How far around a place a longer document is read unasked: what that costs must not depend on the document. */
const REACH = 16_384;

/** Whether a document of so many characters is read whole unasked. */
export const isReadUnasked = (length: number): boolean => length <= UNASKED;

/** What is read, unasked, of a document of so many characters around `offset`. */
export const windowAround = (length: number, offset: number): Span =>
    isReadUnasked(length)
        ? { start: 0, end: length }
        : { start: Math.max(0, offset - REACH), end: Math.min(length, offset + REACH) };

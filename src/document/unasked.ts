/**
 * Longer documents are neither read nor parsed whole unless a person asks, in characters: the parser does about one in a
 * microsecond, the reader ten.
 */
const LONGEST = 200_000;

/** Whether a document of so many characters is read whole unasked. */
export const isReadUnasked = (length: number): boolean => length <= LONGEST;

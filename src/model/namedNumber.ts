const NAMED = new Map([
    ['nan', NaN],
    ['inf', Infinity],
    ['infinity', Infinity],
]);

/**
 * The number that a word stands for in printouts and in `float(...)`: nan, inf and infinity in any case, with or
 * without a sign. Undefined for any other word.
 */
export function namedNumber(word: string): number | undefined {
    const sign = word.charAt(0);
    const magnitude = NAMED.get((sign === '-' || sign === '+' ? word.slice(1) : word).toLowerCase());
    return magnitude === undefined || sign !== '-' ? magnitude : -magnitude;
}

import type { NumericArray } from '../read';

/** Fewer decimals are typed by hand, and exact. */
const PRINTED = 3;

/**
 * To how many decimals the numbers of an array in `text` were rounded when they were printed; undefined for numbers
 * that were typed.
 */
export function printedDecimals(array: NumericArray, text: string): number | undefined {
    const { decimals, data } = array;
    if (decimals === undefined || data.length === 0) {
        return undefined;
    }
    const { start, end } = array.spanOf(0);
    return decimals >= PRINTED || /e/i.test(text.slice(start, end)) ? decimals : undefined;
}

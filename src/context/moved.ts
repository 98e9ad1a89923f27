import type { NumericArray } from '../read';

/** An array that was read from a part of the text, as it stands in the whole: `by` characters further on. */
export function moved(array: NumericArray, by: number): NumericArray {
    return {
        ...array,
        start: array.start + by,
        end: array.end + by,
        spanOf: index => {
            const { start, end } = array.spanOf(index);
            return { start: start + by, end: end + by };
        },
    };
}

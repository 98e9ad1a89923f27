import type { NumericArray } from '../read';

/**
 * The index of the number that covers `offset`, its last character's end included; undefined between numbers. Linear.
 */
export function numberAt(array: NumericArray, offset: number): number | undefined {
    if (offset < array.start || offset > array.end) {
        return undefined;
    }
    for (let index = 0; index < array.data.length; index++) {
        const { start, end } = array.spanOf(index);
        if (start <= offset && offset <= end) {
            return index;
        }
    }
    return undefined;
}

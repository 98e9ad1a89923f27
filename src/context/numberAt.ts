import type { NumericArray } from '../read';

/**
 * The index of the number that covers `offset`, its last character's end included; undefined between numbers. Linear
 * when it is first asked of an array; after that only where the numbers do not stand in their order.
 */
export function numberAt(array: NumericArray, offset: number): number | undefined {
    if (offset < array.start || offset > array.end) {
        return undefined;
    }
    const known = inOrder.get(array) ?? isInOrder(array);
    inOrder.set(array, known);
    const from = known ? endingBefore(array, offset) : 0;
    const to = known ? Math.min(from + 1, array.data.length) : array.data.length;
    for (let index = from; index < to; index++) {
        const { start, end } = array.spanOf(index);
        if (start <= offset && offset <= end) {
            return index;
        }
    }
    return undefined;
}

/** Of the arrays that a cursor was in. */
const inOrder = new WeakMap<NumericArray, boolean>();

/** Whether each number stands behind the one before it. */
function isInOrder(array: NumericArray): boolean {
    let last = -1;
    for (let index = 0; index < array.data.length; index++) {
        const { start, end } = array.spanOf(index);
        if (start < last) {
            return false;
        }
        last = end;
    }
    return true;
}

/** How many of the numbers, which stand in their order, end before an offset. */
function endingBefore(array: NumericArray, offset: number): number {
    let [low, high] = [0, array.data.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        [low, high] = array.spanOf(middle).end < offset ? [middle + 1, high] : [low, middle];
    }
    return low;
}

/**
 * How many of the first items a condition holds for, in an array where it holds for none behind one that it does not
 * hold for. Binary search.
 */
export function countLeading<T>(items: readonly T[], holds: (item: T) => boolean): number {
    let low = 0;
    let high = items.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (holds(items[middle]!)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

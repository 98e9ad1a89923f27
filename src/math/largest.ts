import { startOf } from './layout';
import type { Layout } from './layout';

/**
 * The offset of the largest number of the sample that begins at `start`: the first of equals, the first NaN if there is
 * one (torch.argmax); -1 without classes.
 */
export function offsetOfLargest({ stride, classes }: Layout, data: Float64Array, start: number): number {
    let largest = -Infinity;
    let offset = classes > 0 ? start : -1;
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        const x = data[i]!;
        if (x > largest) {
            largest = x;
            offset = i;
        } else if (x !== x) {
            return i;
        }
    }
    return offset;
}

/** The class of a sample's largest number, chosen as by `offsetOfLargest`; -1 without classes. */
export function classOfLargest(layout: Layout, data: Float64Array, sample: number): number {
    if (layout.classes === 0) {
        return -1;
    }
    const start = startOf(layout, sample);
    return (offsetOfLargest(layout, data, start) - start) / layout.stride;
}

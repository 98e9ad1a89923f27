import { layoutOf, startOf, type Layout, type Tensor } from '../math';

export { samplePosition } from '../format/numbers';

/** The numbers of one sample's classes, shape (C), to read only: the tensor's own where they stand together, else a copy. */
export function classesOf(tensor: Tensor, sample: number): Float64Array {
    const layout = layoutOf(tensor.shape);
    if (layout.stride === 1) {
        return tensor.data.subarray(startOf(layout, sample), startOf(layout, sample) + layout.classes);
    }
    const values = new Float64Array(layout.classes);
    for (let c = 0, at = startOf(layout, sample); c < values.length; c++, at += layout.stride) {
        values[c] = tensor.data[at]!;
    }
    return values;
}

/** The sample and the class of a number of the logits. Inverse of `numberOf`. */
export function placeOf({ classes, stride }: Layout, index: number): { readonly sample: number; readonly classIndex: number } {
    const block = Math.floor(index / (classes * stride));
    return { sample: block * stride + (index % stride), classIndex: Math.floor(index / stride) % classes };
}

/** The number of the logits, row-major, that belongs to a class of a sample. */
export const numberOf = (layout: Layout, sample: number, classIndex: number): number => startOf(layout, sample) + classIndex * layout.stride;

/** Whether none is NaN or infinite. */
export function allFinite(values: Float64Array): boolean {
    for (let i = 0; i < values.length; i++) {
        if (!Number.isFinite(values[i])) {
            return false;
        }
    }
    return true;
}

/** The class with the largest number; the first of equals, and NaN before all, as torch.argmax has it. */
export function argmax(values: Float64Array): number {
    let best = 0;
    for (let i = 1; i < values.length && !Number.isNaN(values[best]!); i++) {
        if (values[i]! > values[best]! || Number.isNaN(values[i]!)) {
            best = i;
        }
    }
    return best;
}

/**
 * Which classes to show where there is no room for all: the `limit` with the largest numbers and those that
 * must not be missed, in their own order. One pass; `limit` is small.
 */
export function classesToShow(values: Float64Array, limit: number, always: readonly number[]): readonly number[] {
    if (values.length <= limit) {
        return Array.from(values.keys());
    }
    const top: number[] = [];
    for (let c = 0; c < values.length; c++) {
        if (top.length === limit && !(values[c]! > values[top[limit - 1]!]!)) {
            continue;
        }
        let at = top.length;
        while (at > 0 && values[c]! > values[top[at - 1]!]!) {
            at--;
        }
        top.splice(at, 0, c);
        top.length = Math.min(top.length, limit);
    }
    return [...new Set([...top, ...always])].sort((a, b) => a - b);
}

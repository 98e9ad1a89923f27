import { elementsOf } from '../model/tensor';
import type { Shape, Tensor } from '../model/tensor';
import { elements } from './elements';
import { fileMessages } from './messages';
import { UnreadableFile } from './types';
import type { Work } from './types';

/** So many numbers are decoded at a time: some milliseconds. */
const SLICE = 262_144;

/** An array with more numbers is not read: each of the panel's stages would take another 80 MB. */
export const MOST_DECODED = 10_000_000;

/** Neither NumPy nor PyTorch has arrays of more axes. */
export const MOST_AXES = 64;

/** An array as it lies in memory. */
export interface Stored {
    readonly bytes: Uint8Array;
    /** One of `elements`. */
    readonly dtype: string;
    readonly littleEndian: boolean;
    readonly shape: Shape;
    /** From one number of an axis to the next, in numbers; row-major where absent. */
    readonly strides?: readonly number[];
    /** Where the first one is, in numbers. */
    readonly offset?: number;
}

/** From one number of an axis to the next, where the last axis (or with `fortran` the first) is contiguous. */
export function stridesOf(shape: Shape, fortran = false): readonly number[] {
    return shape.map((_, axis) => elementsOf(fortran ? shape.slice(0, axis) : shape.slice(axis + 1)));
}

/** The number of bytes that an array takes; undefined where no array is of that shape. */
export function storedSize(shape: Shape, dtype: string): number | undefined {
    const size = elementsOf(shape) * elements.get(dtype)!.size;
    return shape.length <= MOST_AXES &&
        Number.isSafeInteger(size) &&
        shape.every(length => Number.isSafeInteger(length))
        ? size
        : undefined;
}

/** The numbers of an array, row-major. `key` is what it is called in its file. */
export async function decode(key: string, stored: Stored, work: Work): Promise<Tensor> {
    const { bytes, dtype, littleEndian, shape, strides = stridesOf(shape), offset = 0 } = stored;
    const { size, read } = elements.get(dtype)!;
    const count = elementsOf(shape);
    checkCount(key, count);
    const last = offset + shape.reduce((sum, length, axis) => sum + (length - 1) * strides[axis]!, 0);
    if (count > 0 && (offset < 0 || strides.some(stride => stride < 0) || (last + 1) * size > bytes.length)) {
        throw new UnreadableFile(fileMessages.outside(key));
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const data = new Float64Array(count);
    const index = shape.map(() => 0);
    let at = offset;
    for (let start = 0; start < count; start += SLICE) {
        const end = Math.min(count, start + SLICE);
        for (let i = start; i < end; i++) {
            data[i] = read(view, at * size, littleEndian);
            at = step(index, at, shape, strides);
        }
        await work(end / count);
    }
    return { data, shape };
}

/** An array that is too long is refused before anything is read of it. */
export function checkCount(key: string, count: number): void {
    if (!(count <= MOST_DECODED)) {
        throw new UnreadableFile(fileMessages.tooMany(key, count, MOST_DECODED));
    }
}

/** Counts `index` on, the last axis first; returns where that number is. */
function step(index: number[], from: number, shape: Shape, strides: readonly number[]): number {
    let at = from;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
        at += strides[axis]!;
        if (++index[axis]! < shape[axis]!) {
            return at;
        }
        at -= shape[axis]! * strides[axis]!;
        index[axis] = 0;
    }
    return at;
}

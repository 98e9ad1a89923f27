/** What a row of numbers (the classes of one sample) looks like. */
import { startOf } from '../math';
import type { Layout } from '../math';
import { typeError } from './rounding';

/** Whether there are rows, and all of them pass; stops at the first that does not. */
export function everyRow(layout: Layout, passes: (start: number) => boolean): boolean {
    return layout.samples > 0 && firstThatFails(layout, passes) === undefined;
}

/** The first sample whose row does not pass; undefined where all do. */
export function firstThatFails(layout: Layout, passes: (start: number) => boolean): number | undefined {
    for (let sample = 0; sample < layout.samples; sample++) {
        if (!passes(startOf(layout, sample))) {
            return sample;
        }
    }
    return undefined;
}

/** One 1 and zeros, exactly. */
export function isOneHotRow({ classes, stride }: Layout, data: ArrayLike<number>, start: number): boolean {
    let ones = 0;
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        const x = data[i]!;
        if (x === 1) {
            ones++;
        } else if (x !== 0) {
            return false;
        }
    }
    return ones === 1;
}

/** The sum of a row. */
export function rowSum({ classes, stride }: Layout, data: ArrayLike<number>, start: number): number {
    let sum = 0;
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        sum += data[i]!;
    }
    return sum;
}

/** The sum of the exponentials of a row: 1 for log-probabilities. */
export function rowSumOfExp({ classes, stride }: Layout, data: ArrayLike<number>, start: number): number {
    let sum = 0;
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        sum += Math.exp(data[i]!);
    }
    return sum;
}

/** The smallest number of a row. */
export function rowMinimum({ classes, stride }: Layout, data: ArrayLike<number>, start: number): number {
    let smallest = Infinity;
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        smallest = Math.min(smallest, data[i]!);
    }
    return smallest;
}

const MOST = 1 + typeError('float32');

/** All in [0, 1], and 1 in sum; softmax in float32 may exceed 1 in its last place. */
export function isProbabilityRow(layout: Layout, data: ArrayLike<number>, start: number, tolerance: number): boolean {
    const { classes, stride } = layout;
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        const x = data[i]!;
        if (!(x >= 0 && x <= MOST)) {
            return false;
        }
    }
    return Math.abs(rowSum(layout, data, start) - 1) <= tolerance;
}

/** None above 0, and the exponentials 1 in sum: log-softmax of something. -inf is a class without probability. */
export function isLogProbabilityRow(
    layout: Layout,
    data: ArrayLike<number>,
    start: number,
    tolerance: number,
): boolean {
    const { classes, stride } = layout;
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        if (!(data[i]! <= 0)) {
            return false;
        }
    }
    return Math.abs(Math.log(rowSumOfExp(layout, data, start))) <= tolerance;
}

/** Zeros and ones only. */
export function isBinary(data: ArrayLike<number>): boolean {
    for (let i = 0; i < data.length; i++) {
        if (data[i] !== 0 && data[i] !== 1) {
            return false;
        }
    }
    return true;
}

/** The class of the largest number of a row, the first of equals. */
export function largestOf({ classes, stride }: Layout, data: ArrayLike<number>, start: number): number {
    let largest = 0;
    for (let c = 1, i = start + stride; c < classes; c++, i += stride) {
        if (data[i]! > data[start + largest * stride]!) {
            largest = c;
        }
    }
    return largest;
}

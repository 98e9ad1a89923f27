import type { Layout, Tensor } from '../../math';
import { layoutOf } from '../../math';
import { halfUnit, typeError } from '../rounding';

/** One of two arrays that are compared. */
export interface ComparedArray {
    readonly logits: Tensor;
    readonly softmax: Tensor;
    readonly logSoftmax: Tensor;
    /** How many decimals the logits were printed with; absent for exact ones. */
    readonly decimals?: number;
}

/**
 * Two arrays of the same samples and classes, number by number, and how far printing may have moved the numbers of
 * each.
 */
export interface Pair {
    readonly layout: Layout;
    readonly a: Float64Array;
    readonly b: Float64Array;
    readonly errorA: number;
    readonly errorB: number;
}

export function pairOf(a: ComparedArray, b: ComparedArray): Pair | undefined {
    const layout = layoutOf(a.logits.shape);
    const other = layoutOf(b.logits.shape);
    const fits = layout.samples === other.samples && layout.classes === other.classes && layout.stride === other.stride;
    return fits
        ? { layout, a: a.logits.data, b: b.logits.data, errorA: printError(a), errorB: printError(b) }
        : undefined;
}

export const printError = ({ decimals }: Pick<ComparedArray, 'decimals'>): number =>
    decimals === undefined ? 0 : halfUnit(decimals);

const FLOAT32 = typeError('float32');

/** What float32 may have lost of a number. */
export const arithmeticError = (x: number): number => (Number.isFinite(x) ? FLOAT32 * Math.abs(x) : 0);

/** How far two numbers may be apart that were the same before they were printed. */
export const slackOf = ({ errorA, errorB }: Pick<Pair, 'errorA' | 'errorB'>, x: number, y: number): number =>
    errorA + errorB + Math.max(arithmeticError(x), arithmeticError(y));

/** Whether two numbers are the same, NaN and infinities too, or no further apart than `slack`. */
export const agree = (x: number, y: number, slack: number): boolean =>
    Object.is(x, y) || x === y || Math.abs(x - y) <= slack;

/** Whether `passes` holds for every index below `length`; stops at the first that does not. */
export function everyIndex(length: number, passes: (i: number) => boolean): boolean {
    for (let i = 0; i < length; i++) {
        if (!passes(i)) {
            return false;
        }
    }
    return true;
}

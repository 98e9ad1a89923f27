/** What an outline becomes: with another shape, or without what is no longer certain of it. */
import type { Outline } from '../../model/outline';

/** A size; undefined where it is not known. */
export type Size = number | undefined;

/** Its numbers, or some of them, at other places. */
export function withShape({ last: _, ...given }: Outline, shape: readonly Size[]): Outline {
    return { ...given, shape };
}

export function swapped(shape: readonly Size[], a: number, b: number): readonly Size[] {
    const [from, to] = [axisIn(shape, a), axisIn(shape, b)];
    return shape.map((size, axis) => (axis === from ? shape[to] : axis === to ? shape[from] : size));
}

/** The place of an axis that may be counted from the end. */
export const axisIn = (shape: readonly Size[], axis: number): number => (axis < 0 ? axis + shape.length : axis);

/** Other numbers of the same shape. */
export const scaled = ({ range: _, ...given }: Outline): Outline => given;

/** The same, made by something else. */
export const unmade = ({ made: _, ...value }: Outline): Outline => value;

/** Only shape and type: of other numbers at the same places. */
export const withoutRange = (given: Outline | undefined): Outline | undefined =>
    given && {
        ...(given.shape && { shape: given.shape }),
        ...(given.last !== undefined && { last: given.last }),
        ...(given.dtype !== undefined && { dtype: given.dtype }),
    };

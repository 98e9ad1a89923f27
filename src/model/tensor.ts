/** Row-major numbers with a shape. The class axis is 0 for shape (C), 1 for (N, C, d1, ... dK). */
export interface Tensor {
    readonly data: Float64Array;
    readonly shape: Shape;
}

/** The size of each axis, the outermost first; empty for a single number. */
export type Shape = readonly number[];

/** How many numbers a tensor of this shape holds: the product of its sizes. */
export const elementsOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

export const sameShape = (a: Shape, b: Shape): boolean =>
    a.length === b.length && a.every((size, axis) => size === b[axis]);

import { elementsOf } from '../model/tensor';
import type { Shape } from '../model/tensor';

/**
 * Where the samples and their classes stand in row-major data. Logits of shape (C) are one sample; in
 * (N, C, d1, ... dK) every combination of n and d1, ... dK is a sample. Reading through `start` and
 * `stride` spares a transposed copy.
 */
export interface Layout {
    /** C. */
    readonly classes: number;
    /** N * d1 * ... dK. */
    readonly samples: number;
    /** From one class to the next: d1 * ... dK. */
    readonly stride: number;
    /** The logits' shape. */
    readonly shape: Shape;
    /** The logits' shape without the class axis. */
    readonly sampleShape: Shape;
}

/** The axis of the classes: 0 for shape (C), 1 for (N, C, d1, ... dK), as torch.nn.CrossEntropyLoss has it. */
export function classAxisOf(shape: Shape): 0 | 1 {
    return shape.length === 1 ? 0 : 1;
}

/** @param shape (C) or (N, C, d1, ... dK). */
export function layoutOf(shape: Shape): Layout {
    const axis = classAxisOf(shape);
    const sampleShape = shape.filter((_, i) => i !== axis);
    return {
        classes: shape[axis] ?? 0,
        samples: elementsOf(sampleShape),
        stride: elementsOf(shape.slice(axis + 1)),
        shape,
        sampleShape,
    };
}

/** Any class but this one: what a class index does not pick is all alike. */
export function anotherClass(classIndex: number): number {
    return classIndex === 0 ? 1 : 0;
}

/** The offset of class 0 of a sample; class c stands at `startOf(layout, sample) + c * layout.stride`. */
export function startOf(layout: Layout, sample: number): number {
    const { stride, classes } = layout;
    if (stride === 1) {
        return sample * classes;
    }
    const within = sample % stride;
    return (sample - within) * classes + within;
}

/** The sample and the class of the number at an offset. */
export function sampleAndClass(
    { classes, stride }: Layout,
    offset: number,
): { readonly sample: number; readonly classIndex: number } {
    const block = Math.floor(offset / (classes * stride));
    return { sample: block * stride + (offset % stride), classIndex: Math.floor(offset / stride) % classes };
}

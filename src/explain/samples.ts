import { t } from '../format/l10n';
import { formatCount, samplePosition } from '../format/numbers';
import { elementsOf, layoutOf, sampleAndClass, startOf } from '../math';
import type { ClassNumbers, Layout, Tensor } from '../math';

export { sampleAndClass, samplePosition };

/**
 * The numbers of one sample's classes, shape (C), to read only: the tensor's own where they stand together, else a
 * copy.
 */
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

/** The number of the logits, row-major, that belongs to a class of a sample. Inverse of `sampleAndClass`. */
export const logitIndex = (layout: Layout, sample: number, classIndex: number): number =>
    startOf(layout, sample) + classIndex * layout.stride;

/**
 * How many samples there are, by the axes that they have: tokens of sequences, pixels of images.
 *
 * @param sampleShape all axes of the logits but that of the classes
 */
export function countedSamples(sampleShape: readonly number[]): string {
    const count = formatCount(elementsOf(sampleShape));
    switch (sampleShape.length) {
        case 2:
            return t('{0} tokens', count);
        case 3:
            return t('{0} pixels', count);
        default:
            return t('{0} samples', count);
    }
}

/** What one of the samples is called, by the axes that they have: a token of a sequence, a pixel of an image. */
export function sampleNoun(sampleShape: readonly number[]): string {
    switch (sampleShape.length) {
        case 2:
            return t('token');
        case 3:
            return t('pixel');
        default:
            return t('sample');
    }
}

/** With its position, at the beginning of a sentence. */
export function sampleHeading(sampleShape: readonly number[], sample: number): string {
    const position = samplePosition(sampleShape, sample);
    switch (sampleShape.length) {
        case 2:
            return t('Token {0}', position);
        case 3:
            return t('Pixel {0}', position);
        default:
            return t('Sample {0}', position);
    }
}

/** What a field for the target of one of several samples is called. */
export function targetOf(sampleShape: readonly number[], sample: number): string {
    const position = samplePosition(sampleShape, sample);
    switch (sampleShape.length) {
        case 2:
            return t('target of token {0}', position);
        case 3:
            return t('target of pixel {0}', position);
        default:
            return t('target of sample {0}', position);
    }
}

/** The sum over all classes. */
export function sumOver(classes: number, numbers: ClassNumbers): number {
    let sum = 0;
    for (let c = 0; c < classes; c++) {
        sum += numbers(c);
    }
    return sum;
}

/** What an array has for each class. */
export const numbersOf =
    (values: Float64Array): ClassNumbers =>
    c =>
        values[c]!;

/**
 * Which classes to show where there is no room for all: the `limit` with the largest numbers, NaN before all, and those
 * that must not be missed, in their own order. One pass; `limit` is small.
 */
export function classesToShow(values: Float64Array, limit: number, always: readonly number[]): readonly number[] {
    if (values.length <= limit) {
        return Array.from(values.keys());
    }
    const top: number[] = [];
    let least = NaN; // until there are enough
    for (let c = 0; c < values.length; c++) {
        const value = values[c]!;
        if (value <= least) {
            continue;
        }
        let at = top.length;
        while (at > 0 && isAbove(value, values[top[at - 1]!]!)) {
            at--;
        }
        top.splice(at, 0, c);
        top.length = Math.min(top.length, limit);
        least = top.length < limit ? NaN : values[top[limit - 1]!]!;
    }
    return [...new Set([...top, ...always])].sort((a, b) => a - b);
}

const isAbove = (a: number, b: number): boolean => a > b || (Number.isNaN(a) && !Number.isNaN(b));

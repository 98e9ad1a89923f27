import { elementsOf } from '../../math';

/**
 * The sample at a position, one index per axis but the class axis: "3", or "3, 0, 7" or "(3, 0, 7)". Undefined where
 * there is none. Inverse of `samplePosition`.
 */
export function sampleAt(sampleShape: readonly number[], text: string): number | undefined {
    const indices = text.split(/[\s,()[\]]+/).filter(part => part !== '');
    const valid =
        indices.length === sampleShape.length &&
        indices.every((part, axis) => /^\d+$/.test(part) && Number(part) < sampleShape[axis]!);
    return valid ? indices.reduce((sample, part, axis) => sample * sampleShape[axis]! + Number(part), 0) : undefined;
}

/** The index of a sample on one axis, and how many samples lie between two neighbours there. */
export function positionOn(
    sampleShape: readonly number[],
    sample: number,
    axis: number,
): { readonly index: number; readonly stride: number } {
    const stride = elementsOf(sampleShape.slice(axis + 1));
    return { index: Math.floor(sample / stride) % sampleShape[axis]!, stride };
}

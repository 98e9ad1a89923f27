import type { Shape, Tensor } from '../model/tensor';

/** Told between slices of long work which share of it is done, 0 to 1. Rejects when the work is to end. */
export type Work = (share: number) => Promise<void>;

/** An array as the head of its file describes it. Its numbers are not decoded yet. */
export interface FileArray {
    /** What it is called in the file: an entry, a tensor, the path to it; '' for the only one of a file without names. */
    readonly key: string;
    /** By NumPy's names; undefined where the file does not say. */
    readonly dtype?: string;
    readonly shape: Shape;
    /** Its numbers, row-major. Throws an UnreadableFile where they are damaged. */
    read(work: Work): Promise<Tensor>;
    /** What labels each of its classes. */
    readonly classNames?: readonly string[];
}

/** An array that is there, but cannot be read, and why. */
export interface RefusedArray {
    readonly key: string;
    readonly message: string;
}

/** What a file holds, in its own order. */
export interface FileContents {
    readonly arrays: readonly FileArray[];
    readonly refused: readonly RefusedArray[];
    /** The types are those of torch's tensors, as a program would get them. */
    readonly isTorch?: true;
}

/** A way in which files hold arrays; the list is in `formats.ts`. */
export interface FileFormat {
    /** In lower case, without the dot. */
    readonly extensions: readonly string[];
    /** Reads what the file says of its arrays. Throws an UnreadableFile. */
    open(bytes: Uint8Array): FileContents;
}

/** What is wrong with a file, in words for a person. */
export class UnreadableFile extends Error {}

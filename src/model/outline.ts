/** What code tells of an array whose numbers are not in the text: only what is certain. */
export interface Outline {
    /** Sizes that are not known are undefined; absent where not even the number of axes is known. */
    readonly shape?: readonly (number | undefined)[];
    /** The size of the last axis, where more of the shape is not known. */
    readonly last?: number;
    /** NumPy's name. */
    readonly dtype?: string;
    /** Between which whole numbers, both included, its numbers are drawn. */
    readonly range?: { readonly low: number; readonly high: number };
    /** What makes it: a layer or a draw whose numbers may be any, a softmax, or one-hot rows. */
    readonly made?: 'free' | 'softmax' | 'one-hot';
    /** The expression that makes it, as the code has it. */
    readonly text?: string;
}

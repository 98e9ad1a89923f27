import type { CrossEntropyOptions } from '../math';

/** What a person chose in the panel, on top of what the text says. */
export interface Choices {
    /** The sample in view; the worst one where a person has chosen none. */
    readonly sample?: number;
    /** Target classes, by sample. */
    readonly targets: readonly (readonly [sample: number, target: number])[];
    /** Arguments of the loss that stand in for those of the text. */
    readonly options: CrossEntropyOptions;
    /** The logits are divided by it. 1 leaves them as they are. */
    readonly temperature: number;
    /** All logits, in place of those of the text. */
    readonly logits?: Float64Array;
}

export const noChoices: Choices = { targets: [], options: {}, temperature: 1 };

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
    /** All logits, in place of those of the text: gradient steps move all of them. */
    readonly logits?: Float64Array;
    /** What single logits are instead, by their number (row-major). */
    readonly changedLogits?: ChangedLogits;
}

/** Only what changed is kept, however many logits there are: steps to undo are many. */
export type ChangedLogits = readonly (readonly [index: number, value: number])[];

export const noChoices: Choices = { targets: [], options: {}, temperature: 1 };

const withoutAllLogits = ({ logits: _, ...others }: Choices): Choices => others;
const withoutChangedLogits = ({ changedLogits: _, ...others }: Choices): Choices => others;

/** The choices with the logits of the text. */
export const withOwnLogits = (choices: Choices): Choices => withoutChangedLogits(withoutAllLogits(choices));

/** The changes with one more; a logit that changes again has its last value. */
export const withLogit = (changed: ChangedLogits = [], index: number, value: number): ChangedLogits => [
    ...changed.filter(([other]) => other !== index),
    [index, value],
];

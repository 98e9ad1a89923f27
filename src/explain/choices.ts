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

/** So many steps can be undone. */
const MOST_STEPS = 50;

/** So many logits are kept for them: a step holds what it changed, and all logits where a gradient step moved all. */
const MOST_LOGITS = 1e7;

/** The latest steps, as many as are kept for undo; always the last one. */
export function latestSteps(steps: readonly Choices[]): readonly Choices[] {
    const kept = new Set<Float64Array>();
    let logits = 0;
    let first = steps.length;
    while (first > 0 && steps.length - first < MOST_STEPS) {
        const own = steps[first - 1]!.logits;
        if (own && !kept.has(own)) {
            kept.add(own);
            logits += own.length;
            if (logits > MOST_LOGITS && kept.size > 1) {
                break;
            }
        }
        first--;
    }
    return steps.slice(first);
}

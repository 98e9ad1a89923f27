import type { Explanation } from '../../diagnose/explanation';

/**
 * A form that an explanation can be copied in.
 *
 * Scripts and JSON hold the whole batch; Markdown and LaTeX the sample in view, with its most probable classes where
 * they are many; CSV the whole batch, or the sample where the batch has more than LARGEST_LITERAL numbers. Scripts load
 * larger arrays from files, JSON leaves them out. Where torch refuses the target, what does not need one remains; where
 * it refuses the logits, the text says so.
 */
export interface CopyFormat {
    readonly id: string;
    /** For a menu; a function, since the language is known later than this module is loaded. */
    readonly title: () => string;
    /**
     * The text, ending in a line break; of large examples with pauses on the way. @param sample an index into the
     * samples, 0 to N * d1 * ... - 1
     */
    readonly write: (explanation: Explanation, sample: number) => string | Generator<void, string>;
    /** What the text leaves out without saying so itself, in words for a person. */
    readonly leftOut?: (explanation: Explanation) => string | undefined;
}

import { CrossEntropyInputError, explainCrossEntropy, explainSoftmax } from '../math';
import type { CrossEntropyBreakdown, CrossEntropyOptions, SoftmaxStages, Target, Tensor } from '../math';
import type { TextFacts } from './textFacts';

/** Logits, and what is known of their loss. */
export interface Question extends TextFacts {
    readonly logits: Tensor;
    readonly target?: Target;
    readonly options?: CrossEntropyOptions;
    /** What the text gives as the target, though it does not fit the logits. */
    readonly misfit?: Tensor;
    /** The logits before they were divided by a temperature, where a person chose one. */
    readonly undivided?: { readonly logits: Tensor; readonly temperature: number };
}

/** A question and all its numbers. Panel, hover, copied text and findings are drawn from this and nothing else. */
export interface Explanation {
    readonly question: Question;
    /** What needs no target; absent where torch refuses the logits themselves. */
    readonly stages?: SoftmaxStages;
    /** Present where there is a target that torch accepts. */
    readonly breakdown?: CrossEntropyBreakdown;
    /** Why torch would raise an error instead. */
    readonly refusal?: CrossEntropyInputError;
}

export function explain(question: Question): Explanation {
    const { logits, target, options = {} } = question;
    const outcome = target && unlessRefused(() => explainCrossEntropy({ logits, target, options }));
    if (outcome?.value) {
        return { question, stages: outcome.value, breakdown: outcome.value };
    }
    const softmax = unlessRefused(() => explainSoftmax(logits, options.dtype));
    const refusal = outcome?.refusal ?? softmax.refusal;
    return { question, ...(softmax.value && { stages: softmax.value }), ...(refusal && { refusal }) };
}

type Outcome<T> =
    | { readonly value: T; readonly refusal?: never }
    | { readonly value?: never; readonly refusal: CrossEntropyInputError };

/** What is computed, or why torch would refuse to. */
export function unlessRefused<T>(compute: () => T): Outcome<T> {
    try {
        return { value: compute() };
    } catch (error) {
        if (error instanceof CrossEntropyInputError) {
            return { refusal: error };
        }
        throw error;
    }
}

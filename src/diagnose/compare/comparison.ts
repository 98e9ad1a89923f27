/** What comes of comparing a loss with one that a program printed. */
import type { MistakeCode, MistakeDetails } from './mistake';

export interface Mistake {
    readonly code: MistakeCode;
    /** What the mistake gives. */
    readonly loss: number;
    /** How far from the printed loss that is. */
    readonly margin: number;
    /** How far it may be: the same kind of bound as for the loss itself. */
    readonly bound: number;
    readonly details?: MistakeDetails;
}

/** What the bound is the sum of; see bound.ts. */
export interface Allowance {
    /** The decimals that the logits were rounded to; absent where they are taken as they are. */
    readonly decimals?: number;
    /** What that may move the loss by. */
    readonly logits: number;
    /** Half a unit of the last printed digit of the loss. */
    readonly printed: number;
    /** float32. */
    readonly arithmetic: number;
}

export interface LossComparison {
    /** |printed - loss| <= bound, or both nan, or the same infinity. */
    readonly equal: boolean;
    /**
     * What rounding allows, of the logits and of the printed loss; see bound.ts. NaN where there is nothing to compare.
     */
    readonly bound: number;
    /** Empty when equal; the most likely first, no more than a person wants to read. */
    readonly mistakes: readonly Mistake[];
    /** How many other mistakes fit as well. */
    readonly others: number;
    /** Where the bound comes from; absent where there is none. */
    readonly allowance?: Allowance;
    /** The logits are log-probabilities: log-softmax twice gives what it gives once. */
    readonly logSoftmaxTwice?: true;
    /** The number that was read; absent where the text holds none. */
    readonly printed?: number;
    /** The example's loss, for 'none' its mean; absent where torch refuses the example. */
    readonly loss?: number;
}

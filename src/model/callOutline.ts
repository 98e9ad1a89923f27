import type { LossInput } from './criterion';
import type { Outline } from './outline';
import type { Where } from './source';

/** Why nothing is certain of a value: what the code says of where it comes from, and no more. */
export interface Obstacle {
    readonly kind: (typeof obstacles)[number];
    /** The name that is not known, or the function whose result is not. */
    readonly name: string;
    /** The function of which it is a parameter, or what a loop goes over. */
    readonly of?: string;
}

export const obstacles = ['parameter', 'loop', 'call', 'statement', 'several', 'nowhere', 'expression'] as const;

/** An array on its way to a loss: after one line or operation of the code. What is not certain is absent. */
export interface OutlineStep extends Pick<Outline, 'last' | 'dtype' | 'range'> {
    /** A size that is not known is what the code calls it, else '?'. */
    readonly shape?: readonly (number | string)[];
    /** The name that it is given. */
    readonly name?: string;
    /** The expression, as the code has it, on one line. */
    readonly text: string;
    /** Only what the expression does to the step before it, where that is a part of it: `.view(-1, 5)`. */
    readonly operation?: string;
    readonly obstacle?: Obstacle;
    readonly place: Where;
}

export const outlinedParts = ['logits', 'target', 'weight'] as const;

/** An argument of a loss, and the way to it, from where it is made to the call. */
export interface PartOutline {
    readonly part: (typeof outlinedParts)[number];
    /** As the call has it. */
    readonly text: string;
    readonly steps: readonly OutlineStep[];
}

/** What code tells of a loss that Keras computes itself: `model.compile(loss=...)`. */
export interface CompiledOutline {
    /** As the code has it. */
    readonly model: string;
    /** What the loss takes; absent where the code decides it as it runs: `from_logits=flag`. */
    readonly expects?: LossInput;
    /** What the last layer leaves; absent where that is not certain. */
    readonly gives?: 'logits' | 'probabilities';
    /** The last layer, as the code has it. */
    readonly by?: string;
    /** The line from which on the model can be asked for its predictions: that of `fit`, where there is one. */
    readonly line: number;
}

/** What code tells of what a call of a loss receives, where its numbers only exist while the program runs. */
export interface CallOutline {
    /** The loss, as the library spells it. */
    readonly loss: string;
    readonly place: Where;
    readonly parts: readonly PartOutline[];
    /** A line that prints logits and target, as they are read from a printout. */
    readonly print?: string;
    /** Arguments that the call itself computes, so that they have to be given a name first. */
    readonly unnamed: readonly string[];
    /** Set where it is no call, but what a model is compiled with. */
    readonly compiled?: CompiledOutline;
}

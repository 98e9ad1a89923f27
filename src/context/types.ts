import type { ContextPart, Criterion, Step } from '../model/criterion';
import type { NumericArray } from '../read';
import type { Span } from '../model/span';
import type { CrossEntropyOptions, Target, Tensor } from '../math';

export type { ContextPart };

/** The loss that the code calls with the array. */
export interface CalledCriterion extends Criterion {
    /** The call that gets the array. */
    readonly call: Span;
}

/** A loss that a program has printed, to compare with. */
interface PrintedLoss {
    /** The number as printed: its decimals tell how far it was rounded. */
    readonly text: string;
    readonly value: number;
    readonly span: Span;
}

/** The numbers of the text in the shape and order in which the loss receives them. */
export interface Received {
    /** Each number with its place in the text. */
    readonly logits: NumericArray;
    /** What the code did to get there, in order: `view`, `.T`, `[..., :-1, :]`, and where the text says it. */
    readonly steps: readonly { readonly text: string; readonly at: number }[];
    /** What else it does to them, which comes into no number. */
    readonly otherSteps: readonly Step[];
    /** What the steps do where they do not only move: multiply or divide, or change or add a number in another way. */
    readonly changes?: 'scale' | 'change';
}

/** Which of the losses that the code calls with one array is meant. */
export interface LossChoice {
    /** More than one, in the order of the text: the code of the call, in one line, and where it begins. */
    readonly losses: readonly { readonly text: string; readonly at: number }[];
    /** The index of the one that is meant. */
    readonly chosen: number;
}

/** A step between the array and a loss that cannot be followed. */
export interface Blocked {
    readonly loss: string;
    /** The name of what is called. */
    readonly step: string;
    readonly at: number;
}

/** What the text around an array says of its loss, and where it says it. */
export interface LossContext {
    /** Absent where the text does not hold its values. */
    readonly target?: Target;
    /** As the code has it ('int64', 'float32', torch's default for decimals); absent for targets that no code gives. */
    readonly targetDtype?: string;
    /** The code or a name says that this is the target, but its shape does not fit the logits. */
    readonly misfit?: Span & Tensor;
    /**
     * Only what the text says; for losses that always give one value per sample (TensorFlow's, optax') that is their
     * reduction.
     */
    readonly options: CrossEntropyOptions;
    readonly classNames?: readonly string[];
    readonly criterion?: CalledCriterion;
    readonly printedLoss?: PrintedLoss;
    /** Where each part stands: names are followed to the expression that holds the values. */
    readonly sources?: Readonly<Partial<Record<ContextPart, Span>>>;
    /** What the code passes to the loss without the text holding its values, and where it says so. */
    readonly unresolved?: readonly (Span & { readonly what: ContextPart })[];
}

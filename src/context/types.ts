import type { CrossEntropyOptions, Target, Tensor } from '../math';
import type { Framework, LossInput } from './python/losses';
import type { Step } from '../python/follow';
import type { Span } from '../model/span';

/** What a context can tell the origin of. */
export type ContextPart =
    'target' | 'criterion' | 'weight' | 'ignoreIndex' | 'reduction' | 'labelSmoothing' | 'classNames' | 'printedLoss';

/** The loss that the code calls with the array. */
export interface Criterion {
    /** As the library spells it: `CrossEntropyLoss`, `cross_entropy`, `SparseCategoricalCrossentropy`. */
    readonly name: string;
    readonly framework: Framework;
    /**
     * What this loss expects to get: Keras' `from_logits=False` and scikit-learn expect probabilities, NLLLoss
     * log-probabilities.
     */
    readonly expects: LossInput;
    /** What the code does to the array before the loss gets it, in order: a softmax here is most often a mistake. */
    readonly steps: readonly Step[];
    /** The call that gets the array. */
    readonly call: Span;
}

/** A loss that a program has printed, to compare with. */
export interface PrintedLoss {
    /** The number as printed: its decimals tell how far it was rounded. */
    readonly text: string;
    readonly value: number;
    readonly span: Span;
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
    readonly criterion?: Criterion;
    readonly printedLoss?: PrintedLoss;
    /** Where each part stands: names are followed to the expression that holds the values. */
    readonly sources?: Readonly<Partial<Record<ContextPart, Span>>>;
    /** What the code passes to the loss without the text holding its values, and where it says so. */
    readonly unresolved?: readonly (Span & { readonly what: ContextPart })[];
}

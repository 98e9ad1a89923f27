import type { Sentences } from './messages';

/** What is wrong with a loss, as people get it wrong; see `detectors/` for each code. */
export type FindingCode =
    | 'probabilities-as-logits'
    | 'log-probabilities-as-logits'
    | 'one-hot-as-logits'
    | 'target-out-of-range'
    | 'target-is-one-hot-integers'
    | 'target-dtype'
    | 'class-axis'
    | 'single-logit'
    | 'all-ignored'
    | 'ignored-real-class'
    | 'weighted-mean'
    | 'zero-weight'
    | 'smoothing-floor'
    | 'masked-class'
    | 'non-finite'
    | 'naive-underflow'
    | 'low-precision'
    | 'chance-level'
    | 'confident-and-wrong'
    | 'probabilities-not-normalised'
    | 'shape-mismatch'
    // Beyond the contract: what only the code can tell.
    /** NLLLoss without log_softmax before it. */
    | 'nll-on-logits'
    /** NLLLoss on softmax without its logarithm. */
    | 'nll-on-probabilities'
    /** A loss of Keras or scikit-learn that takes probabilities gets logits. */
    | 'probabilities-expected'
    /** Right as it is, but another loss than the one that is explained. */
    | 'other-loss-in-code';

/**
 * 'error': the loss is refused, not a number, or not that of the model. 'warning': most likely not what is meant.
 * 'info': right as it is, and good to know.
 */
export type Severity = 'error' | 'warning' | 'info';

/** What a detector hands back. */
export interface Evident {
    readonly code: FindingCode;
    readonly severity: Severity;
    /** What is wrong, with the evidence in numbers; the first sentence stands by itself. */
    readonly says: Sentences;
    /** The line of code that mends it, in the library of the code, else in PyTorch; absent where nothing is to mend. */
    readonly fix?: string;
    /** The samples that it is about, the first few; absent where it is about all of them. */
    readonly samples?: readonly number[];
    /** The classes that it is about, the first few. */
    readonly classes?: readonly number[];
}

export interface Finding extends Omit<Evident, 'says'> {
    /** What is wrong, with the evidence in numbers. */
    readonly message: string;
    /** The first sentence of the message. */
    readonly brief: string;
    /** Why it matters. */
    readonly why: string;
    /** The page of the library's documentation. */
    readonly link: string;
}

/** How many samples or classes a finding names. */
export const MOST_NAMED = 8;

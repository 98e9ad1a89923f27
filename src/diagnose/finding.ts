/** What is wrong with a loss, as people get it wrong; see `detectors/` for each code. */
export type FindingCode =
    | 'probabilities-as-logits' | 'log-probabilities-as-logits' | 'one-hot-as-logits'
    | 'target-out-of-range' | 'target-is-one-hot-integers' | 'target-dtype'
    | 'class-axis' | 'single-logit' | 'all-ignored' | 'ignored-real-class'
    | 'weighted-mean' | 'zero-weight' | 'smoothing-floor' | 'masked-class' | 'non-finite'
    | 'naive-underflow' | 'low-precision' | 'chance-level' | 'confident-and-wrong'
    | 'probabilities-not-normalised' | 'shape-mismatch';

/**
 * 'error': the loss is refused, not a number, or not that of the model. 'warning': most likely not what is meant.
 * 'info': right as it is, and good to know.
 */
export type Severity = 'error' | 'warning' | 'info';

/** What a detector hands back. */
export interface Evident {
    readonly code: FindingCode;
    readonly severity: Severity;
    /** What is wrong, with the evidence in numbers. */
    readonly message: string;
    /** The line of code that mends it, in PyTorch; absent where nothing is to mend. */
    readonly fix?: string;
    /** The samples that it is about, the first few; absent where it is about all of them. */
    readonly samples?: readonly number[];
    /** The classes that it is about, the first few. */
    readonly classes?: readonly number[];
}

export interface Finding extends Evident {
    /** Why it matters. */
    readonly why: string;
    /** The page of PyTorch's documentation. */
    readonly link: string;
}

/** How many samples or classes a finding names. */
export const MOST_NAMED = 8;

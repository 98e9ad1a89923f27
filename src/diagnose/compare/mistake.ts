/** What reproduces a printed loss that is not the example's. */
export type MistakeCode =
    | 'softmax-twice'
    | 'wrong-axis'
    | 'sum-instead-of-mean'
    | 'mean-instead-of-sum'
    | 'unweighted'
    | 'other-smoothing'
    | 'other-ignore-index'
    | 'bits'
    | 'nll-on-logits'
    | 'nll-on-probabilities'
    | 'float16'
    | 'target-off-by-one'
    // Beyond the contract.
    /** A weighted sum divided by the number of samples that count, not by their weights. */
    | 'divided-by-count'
    /** Ignored samples counted in the denominator. */
    | 'divided-by-all'
    /** The mean over batches, or rows, of their means. */
    | 'mean-of-means'
    /** The mean over samples and classes of -y log p: the loss / C. */
    | 'mean-over-classes'
    /** Targets of the position before or after. */
    | 'target-shifted'
    /** Logarithm of base 10. */
    | 'base-10'
    /** The sign forgotten. */
    | 'not-negated'
    /** exp(loss). */
    | 'perplexity'
    | 'bfloat16'
    /** Full precision, where the example asks for float16 or bfloat16. */
    | 'full-precision'
    /** The "logits" are probabilities, and the printed loss is that of their logarithms. */
    | 'logits-are-probabilities'
    /** log(softmax(x)) by hand, which overflowed. */
    | 'naive-softmax'
    /** BCEWithLogitsLoss with the one-hot target. */
    | 'binary-cross-entropy';

/** Which of several: the values that the mistake goes with. */
export interface MistakeDetails {
    /** 'other-smoothing': the smoothing that gives the printed loss. */
    readonly labelSmoothing?: number;
    /** 'other-ignore-index': the index that was left out; absent where none was. */
    readonly ignoreIndex?: number;
    /** 'wrong-axis': the axis of the logits that softmax went over. */
    readonly axis?: number;
    /** 'target-off-by-one' (classes), 'target-shifted' (positions): what was added. */
    readonly shift?: number;
    /** 'mean-of-means': samples per batch. */
    readonly batchSize?: number;
}

/**
 * How simple a mistake is, the smaller the more likely: 0 what people do every day, 1 what happens, 2 what takes a
 * parameter that was guessed from a short list, 3 one of many parameters, where some number may fit by chance.
 */
export type Rank = 0 | 1 | 2 | 3;

/** A mistake and what it would give. */
export interface Hypothesis {
    readonly code: MistakeCode;
    readonly rank: Rank;
    readonly loss: number;
    /** How far the loss moves at most where each logit moves by 1. */
    readonly sensitivity: number;
    readonly details?: MistakeDetails;
}

/** Row-major numbers with a shape. The class axis is 0 for shape (C), 1 for (N, C, d1, ... dK). */
export interface Tensor {
    readonly data: Float64Array;
    readonly shape: readonly number[];
}

/** What the loss is measured against: one class per sample, or a probability for every class (the logits' own shape). */
export type Target =
    | { readonly kind: 'index'; readonly data: Int32Array; readonly shape: readonly number[] }
    | { readonly kind: 'probability'; readonly data: Float64Array; readonly shape: readonly number[] };

export type Reduction = 'none' | 'mean' | 'sum';
export type ArithmeticDtype = 'float64' | 'float32' | 'float16' | 'bfloat16';

/** The arguments of torch.nn.CrossEntropyLoss, with its defaults, and the arithmetic to reproduce. */
export interface CrossEntropyOptions {
    /** One factor per class, shape (C). Default: 1 for each. */
    readonly weight?: Float64Array;
    /** The class index that marks a target to leave out. Default -100. */
    readonly ignoreIndex?: number;
    /** Default 'mean'. */
    readonly reduction?: Reduction;
    /** Share of the target spread evenly over all classes, 0 to 1. Default 0. */
    readonly labelSmoothing?: number;
    /** The arithmetic to reproduce, rounding after every step. Default 'float64'. */
    readonly dtype?: ArithmeticDtype;
}

export interface CrossEntropyExample {
    readonly logits: Tensor;
    readonly target: Target;
    readonly options?: CrossEntropyOptions;
}

/**
 * The stages that need no target. With logits of shape (C) or (N, C, d1, ... dK), "per sample" is the
 * shape without the class axis: () or (N, d1, ... dK). A position of a higher shape counts as a sample.
 */
export interface SoftmaxStages {
    /** The largest logit of each sample; per sample. */
    readonly max: Tensor;
    /** logits - max; the logits' shape. */
    readonly shifted: Tensor;
    /** exp(shifted); the logits' shape. */
    readonly exp: Tensor;
    /** The sum of exp over the classes; per sample. */
    readonly sum: Tensor;
    /** exp / sum; the logits' shape. */
    readonly softmax: Tensor;
    /** log(softmax) without its loss of digits; the logits' shape. */
    readonly logSoftmax: Tensor;
}

/** Every stage of torch.nn.CrossEntropyLoss for one example. */
export interface CrossEntropyBreakdown extends SoftmaxStages {
    /** What reduction 'none' gives; per sample, 0 where ignored. */
    readonly perSample: Tensor;
    /** Shape () for 'mean' and 'sum'; perSample for 'none'. In nats. */
    readonly loss: Tensor;
    /** d loss.sum() / d logits; the logits' shape. */
    readonly gradient: Tensor;
}

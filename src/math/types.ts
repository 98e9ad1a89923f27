import type { Shape, Tensor } from '../model/tensor';

export type { ArithmeticDtype } from '../model/dtype';
export type { CrossEntropyExample, CrossEntropyOptions, Reduction, Target } from '../model/example';
export type { Shape, Tensor };

/**
 * A tensor of the logits' shape that is computed from them when it is asked for: one number by itself, or all as
 * `data`.
 */
export interface ClassTensor extends Tensor {
    /** The numbers of a sample, each computed by itself. */
    readonly ofSample: (sample: number) => ClassNumbers;
}

/** The number of a class, of one sample. */
export type ClassNumbers = (classIndex: number) => number;

/** Whole numbers with a shape: class indices, or a mask of 0 and 1. */
export interface IntegerTensor {
    readonly data: Int32Array;
    readonly shape: Shape;
}

/**
 * The stages that need no target. With logits of shape (C) or (N, C, d1, ... dK), "per sample" is the
 * shape without the class axis: () or (N, d1, ... dK). A position of a higher shape counts as a sample.
 *
 * In float64 logSoftmax is within 2 ulp of the true value for every class, also where torch loses digits (nearly
 * certain classes, large logits); the other stages are torch's formulas, so softmax inherits what rounding takes
 * from logits - max.
 * In the other types `shifted`, `exp` and `sum` are what separate torch operators give, each rounded to the
 * type; `softmax` and `logSoftmax` are what torch's kernels of that name give, see `Arithmetic` in rounding.ts.
 */
export interface SoftmaxStages {
    /**
     * The class of the largest logit, the first of equals, the first NaN if there is one (torch.argmax); per sample, -1
     * without classes.
     */
    readonly prediction: IntegerTensor;
    /** The largest logit of each sample, NaN where one is NaN; per sample. */
    readonly max: Tensor;
    /** logits - max; the logits' shape. */
    readonly shifted: ClassTensor;
    /** exp(shifted); the logits' shape. */
    readonly exp: ClassTensor;
    /** The sum of exp over the classes; per sample. */
    readonly sum: Tensor;
    /** exp / sum; the logits' shape. */
    readonly softmax: ClassTensor;
    /** log(softmax) without its loss of digits, in nats; the logits' shape. */
    readonly logSoftmax: ClassTensor;
}

/**
 * Softmax and its logarithm as written by hand, without subtracting the largest logit first, each step rounded to the
 * type.
 */
export interface NaiveStages {
    /**
     * exp(logits), infinite above 709.78 (float64), 88.72 (float32, bfloat16) or 11.09 (float16); the logits' shape.
     */
    readonly exp: ClassTensor;
    /** The sum of exp over the classes; per sample. */
    readonly sum: Tensor;
    /** exp / sum; the logits' shape. */
    readonly softmax: ClassTensor;
    /** log(softmax), -Infinity where softmax came out as 0; the logits' shape. */
    readonly logSoftmax: ClassTensor;
    /** The loss from that logSoftmax, as `CrossEntropyBreakdown.perSample`; per sample. */
    readonly perSample: Tensor;
    /** The loss from that logSoftmax, as `CrossEntropyBreakdown.loss`. */
    readonly loss: Tensor;
}

/**
 * CrossEntropyLoss(x) = NLLLoss(LogSoftmax(x)), computed both ways; for smoothed targets and class probabilities
 * NLL is -sum_c w[c] y'[c] logSoftmax[c]. All of the shape of `loss`.
 */
export interface EqualityProof {
    /** By way of log-softmax: the targets' entries of `logSoftmax`, negated, weighted and reduced. */
    readonly nllLossOfLogSoftmax: Tensor;
    /** From the logits, no log-softmax anywhere: sum_c w[c] y'[c] (log(sum) - shifted[c]), reduced. */
    readonly crossEntropyLoss: Tensor;
    /** The absolute difference of the two; 0 where both are NaN or the same infinity. Rounding is all it can be. */
    readonly difference: Tensor;
}

/**
 * Every stage of torch.nn.CrossEntropyLoss for one example. w is `weight` (1 where none), e `labelSmoothing`,
 * y' the smoothed target. Formulas: https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html
 *
 * Everything beyond the loss is computed when first read, from the arrays that were given:
 * do not change those in between.
 */
export interface CrossEntropyBreakdown extends SoftmaxStages {
    /** What reduction 'none' gives, in nats; per sample, 0 where ignored. (1 - e) * nll + e / C * smoothingLoss. */
    readonly perSample: Tensor;
    /** Shape () for 'mean' and 'sum'; perSample for 'none'. In nats. */
    readonly loss: Tensor;
    /** d loss.sum() / d logits; the logits' shape. By way of log-softmax, as torch does: g - softmax * sum_c g. */
    readonly gradient: ClassTensor;

    /**
     * y', what the softmax is compared with: y * (1 - e) + e / C for the one-hot or the class probabilities y,
     * without weights; the logits' shape, 0 where ignored.
     */
    readonly targetDistribution: ClassTensor;
    /**
     * The part without smoothing: -w[t] logSoftmax[t], or -sum_c w[c] y[c] logSoftmax[c]; per sample, nats, 0 where
     * ignored.
     */
    readonly nll: Tensor;
    /**
     * The part that smoothing adds, e / C of which counts: -sum_c w[c] logSoftmax[c]; per sample, nats, 0 where
     * ignored.
     */
    readonly smoothingLoss: Tensor;

    /** 1 for a sample that counts, 0 where the target is ignoreIndex; per sample. Probabilities are never ignored. */
    readonly kept: IntegerTensor;
    /** How many samples count. */
    readonly keptCount: number;
    /**
     * What torch's mean divides by: the sum of w[target] over the kept samples; with probabilities the number of
     * samples.
     */
    readonly denominator: number;
    /** torch's mean, whatever `reduction` says: NaN where the denominator is 0. In nats. */
    readonly meanLoss: number;
    /** torch's sum, whatever `reduction` says. In nats. */
    readonly sumLoss: number;
    /**
     * The plain mean of perSample over the kept samples: with weights not torch's mean. NaN where none is kept. In
     * nats.
     */
    readonly meanOverSamples: number;
    /** exp(meanLoss): the number of equally likely classes that would be as hard to guess. */
    readonly perplexity: number;
    /** loss / ln 2, of the shape of `loss`. */
    readonly lossInBits: Tensor;

    /**
     * The smallest loss that any logits can reach, per sample, nats: for q = w y' and Q its sum, the entropy
     * -sum_c q[c] log(q[c] / Q). 0 without smoothing, where ignored and for a single class; -Infinity where some q is
     * negative.
     */
    readonly entropyFloor: Tensor;
    /** entropyFloor reduced as the loss is: no logits give a smaller `loss`. */
    readonly lossFloor: Tensor;

    /**
     * The target; with probabilities the class of the largest, chosen as `prediction` is; per sample, -1 where ignored.
     */
    readonly targetClass: IntegerTensor;
    /** softmax[targetClass]; per sample, NaN where ignored. */
    readonly targetProbability: Tensor;
    /**
     * 1 + the number of classes with a larger logit: 1 is the most probable, equals share a rank; per sample, NaN where
     * ignored or among NaN.
     */
    readonly targetRank: Tensor;

    readonly naive: NaiveStages;
    readonly proof: EqualityProof;
}

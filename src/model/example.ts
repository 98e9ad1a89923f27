import type { ArithmeticDtype } from './dtype';
import type { Shape, Tensor } from './tensor';

/**
 * What the loss is measured against: one class per sample, or a probability for every class (the logits' own shape).
 */
export type Target =
    | { readonly kind: 'index'; readonly data: Int32Array; readonly shape: Shape }
    | { readonly kind: 'probability'; readonly data: Float64Array; readonly shape: Shape };

export const reductions = ['none', 'mean', 'sum'] as const;
export type Reduction = (typeof reductions)[number];

/** The arguments of torch.nn.CrossEntropyLoss, and the arithmetic to reproduce; what is absent has its default. */
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

/** The options as the loss computes with them. */
export interface ResolvedOptions {
    /** (C); undefined stands for ones. */
    readonly weight: Float64Array | undefined;
    readonly ignoreIndex: number;
    readonly reduction: Reduction;
    /** 0 to 1. */
    readonly labelSmoothing: number;
    readonly dtype: ArithmeticDtype;
}

export const DEFAULT_IGNORE_INDEX = -100;

/** The options with torch's defaults filled in. */
export function resolveOptions({
    weight,
    ignoreIndex = DEFAULT_IGNORE_INDEX,
    reduction = 'mean',
    labelSmoothing = 0,
    dtype = 'float64',
}: CrossEntropyOptions = {}): ResolvedOptions {
    return {
        weight,
        ignoreIndex,
        reduction,
        labelSmoothing: labelSmoothing > 0 ? labelSmoothing : 0, // torch takes NaN and what is below 0 as no smoothing
        dtype,
    };
}

/** The options, computed in the `usual` arithmetic where neither they nor the logits' own type name another. */
export const withArithmetic = (
    options: CrossEntropyOptions,
    usual: ArithmeticDtype | undefined,
    logitsDtype: string | undefined,
): CrossEntropyOptions =>
    usual !== undefined && (logitsDtype ?? usual) === usual ? { dtype: usual, ...options } : options;

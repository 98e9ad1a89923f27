import { checkExample, DEFAULT_IGNORE_INDEX } from './check';
import { layoutOf } from './layout';
import type { Layout } from './layout';
import { arithmeticOf, storeAll } from './rounding';
import type { Arithmetic } from './rounding';
import type { CrossEntropyExample, Reduction, Target } from './types';

/** An example that torch accepts, with the defaults filled in and every number rounded to the type. */
export interface ResolvedExample {
    readonly layout: Layout;
    /** The logits' shape. */
    readonly logits: Float64Array;
    readonly target: Target;
    /** (C); undefined stands for ones. */
    readonly weight: Float64Array | undefined;
    readonly ignoreIndex: number;
    readonly reduction: Reduction;
    /** 0 to 1. */
    readonly smoothing: number;
    readonly arithmetic: Arithmetic;
}

/** @throws CrossEntropyInputError where torch refuses. */
export function resolveExample(example: CrossEntropyExample): ResolvedExample {
    checkExample(example);
    const { logits, target, options = {} } = example;
    const arithmetic = arithmeticOf(options.dtype ?? 'float64');
    const smoothing = options.labelSmoothing ?? 0;
    return {
        layout: layoutOf(logits.shape),
        logits: storeAll(logits.data, arithmetic),
        target: target.kind === 'probability' ? { ...target, data: storeAll(target.data, arithmetic) } : target,
        weight: options.weight && storeAll(options.weight, arithmetic),
        ignoreIndex: options.ignoreIndex ?? DEFAULT_IGNORE_INDEX,
        reduction: options.reduction ?? 'mean',
        smoothing: smoothing > 0 ? smoothing : 0, // torch takes NaN and what is below 0 as no smoothing
        arithmetic,
    };
}

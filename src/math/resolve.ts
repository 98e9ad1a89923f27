import { resolveOptions } from '../model/example';
import type { ResolvedOptions } from '../model/example';
import { checkExample } from './check';
import { layoutOf } from './layout';
import type { Layout } from './layout';
import { arithmeticOf, storeAll } from './rounding';
import type { Arithmetic } from './rounding';
import type { CrossEntropyExample, Target } from './types';

/** An example that torch accepts, with the defaults filled in and every number rounded to the type. */
export interface ResolvedExample extends Omit<ResolvedOptions, 'dtype'> {
    readonly layout: Layout;
    /** The logits' shape. */
    readonly logits: Float64Array;
    readonly target: Target;
    readonly arithmetic: Arithmetic;
}

/** @throws CrossEntropyInputError where torch refuses. */
export function resolveExample(example: CrossEntropyExample): ResolvedExample {
    checkExample(example);
    const { logits, target } = example;
    const { weight, ignoreIndex, reduction, labelSmoothing, dtype } = resolveOptions(example.options);
    const arithmetic = arithmeticOf(dtype);
    return {
        ignoreIndex,
        reduction,
        labelSmoothing,
        layout: layoutOf(logits.shape),
        logits: storeAll(logits.data, arithmetic),
        target: target.kind === 'probability' ? { ...target, data: storeAll(target.data, arithmetic) } : target,
        weight: weight && storeAll(weight, arithmetic),
        arithmetic,
    };
}

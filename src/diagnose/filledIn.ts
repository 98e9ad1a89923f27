import { layoutOf } from '../math';
import type { CrossEntropyExample, Layout, Reduction, Target } from '../math';
import { resolveOptions } from '../model/example';

/** An example with its defaults filled in, whether torch accepts it or not. */
export interface FilledIn {
    readonly example: CrossEntropyExample;
    readonly layout: Layout;
    readonly logits: Float64Array;
    readonly target: Target;
    readonly weight: Float64Array | undefined;
    readonly ignoreIndex: number;
    readonly reduction: Reduction;
    /** 0 where torch takes it as none. */
    readonly smoothing: number;
}

export function filledIn(example: CrossEntropyExample): FilledIn {
    const { logits, target, options } = example;
    const { weight, ignoreIndex, reduction, labelSmoothing } = resolveOptions(options);
    return {
        example,
        layout: layoutOf(logits.shape),
        logits: logits.data,
        target,
        weight,
        ignoreIndex,
        reduction,
        smoothing: labelSmoothing,
    };
}

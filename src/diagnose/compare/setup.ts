import { layoutOf } from '../../math';
import type { CrossEntropyExample, Layout, Reduction, Target } from '../../math';
import { resolveOptions } from '../../model/example';

/** An example with its defaults filled in, and torch's check of the targets left to `reduce`. */
export interface Setup {
    readonly example: CrossEntropyExample;
    readonly layout: Layout;
    readonly logits: Float64Array;
    readonly target: Target;
    readonly weight: Float64Array | undefined;
    readonly ignoreIndex: number;
    /**
     * 'none' of a single sample is that sample's loss, as 'sum' gives it; of several, one printed number can only be a
     * mean.
     */
    readonly reduction: Exclude<Reduction, 'none'>;
    readonly smoothing: number;
}

export function setupOf(example: CrossEntropyExample): Setup {
    const { logits, target, options } = example;
    const layout = layoutOf(logits.shape);
    const { weight, ignoreIndex, reduction, labelSmoothing } = resolveOptions(options);
    return {
        example,
        layout,
        logits: logits.data,
        target,
        weight,
        ignoreIndex,
        reduction: reduction === 'sum' || (reduction === 'none' && layout.samples === 1) ? 'sum' : 'mean',
        smoothing: labelSmoothing,
    };
}

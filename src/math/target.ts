import { classOfLargest } from './largest';
import { startOf } from './layout';
import type { ResolvedExample } from './resolve';

/** w[c]; 1 where there are no weights. */
export function weightOf({ weight }: ResolvedExample, classIndex: number): number {
    return weight ? weight[classIndex]! : 1;
}

/** Whether a sample counts: its target is not ignoreIndex. Probabilities are never ignored. */
export function isKept({ target, ignoreIndex }: ResolvedExample, sample: number): boolean {
    return target.kind === 'probability' || target.data[sample] !== ignoreIndex;
}

/**
 * y' = y * (1 - e) + e / C, each operation rounded to the type; the logits' shape, 0 where ignored.
 * Source: cross_entropy_loss_prob_target in aten/src/ATen/native/LossNLL.cpp; label smoothing:
 * C. Szegedy et al., "Rethinking the Inception architecture" (2016), section 7.
 */
export function targetDistribution(example: ResolvedExample): Float64Array {
    const { layout, target, smoothing, arithmetic: { store } } = example;
    const share = smoothing / layout.classes;
    const smoothed = (y: number): number => smoothing > 0 ? store(store(y * (1 - smoothing)) + share) : y;
    return target.kind === 'probability'
        ? target.data.map(smoothed)
        : valuesByTarget(example, smoothed(1), smoothed(0));
}

/** One number for the target of each kept sample, another for its other classes, 0 where ignored; the logits' shape. For class indices. */
function valuesByTarget(example: ResolvedExample, ofTarget: number, ofOthers: number): Float64Array {
    const { layout, layout: { samples, classes, stride } } = example;
    const data = mapTargets(example, () => ofTarget);
    for (let sample = 0; sample < samples && ofOthers !== 0; sample++) {
        if (!isKept(example, sample)) continue;
        const t = example.target.data[sample]!;
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) if (c !== t) data[i] = ofOthers;
    }
    return data;
}

/** f at the target of each kept sample, 0 elsewhere; the logits' shape. For class indices. */
export function mapTargets(example: ResolvedExample, f: (offset: number, sample: number, target: number) => number): Float64Array {
    const { layout, target } = example;
    const data = new Float64Array(layout.samples * layout.classes);
    for (let sample = 0; sample < layout.samples; sample++) {
        if (!isKept(example, sample)) continue;
        const t = target.data[sample]!;
        const offset = startOf(layout, sample) + t * layout.stride;
        data[offset] = f(offset, sample, t);
    }
    return data;
}

/** The target's class; with probabilities the class of the largest; -1 where ignored or without classes. */
export function targetClass(example: ResolvedExample, sample: number): number {
    const { layout, target } = example;
    if (target.kind === 'probability') return classOfLargest(layout, target.data, sample);
    return isKept(example, sample) ? target.data[sample]! : -1;
}

import { DEFAULT_IGNORE_INDEX } from '../model/example';
import { classOfLargest } from './largest';
import { layoutOf } from './layout';
import type { ResolvedExample } from './resolve';
import { readData } from './tensor';
import type { OfSample } from './tensor';
import type { Target, Tensor } from './types';

/** A target that ignores every sample: what logits are explained with before there is a target. */
export function ignoredTarget({ shape }: Tensor): Target {
    const { samples, sampleShape } = layoutOf(shape);
    return { kind: 'index', data: new Int32Array(samples).fill(DEFAULT_IGNORE_INDEX), shape: sampleShape };
}

/** w[c]; 1 where there are no weights. */
export function weightOf({ weight }: ResolvedExample, classIndex: number): number {
    return weight ? weight[classIndex]! : 1;
}

/** Whether a sample counts: its target is not ignoreIndex. Probabilities are never ignored. */
export function isCounted({ target, ignoreIndex }: ResolvedExample, sample: number): boolean {
    return target.kind === 'probability' || target.data[sample] !== ignoreIndex;
}

/**
 * y' = y * (1 - e) + e / C, each operation rounded to the type; the logits' shape, 0 where ignored.
 * Source: cross_entropy_loss_prob_target in aten/src/ATen/native/LossNLL.cpp; label smoothing:
 * C. Szegedy et al., "Rethinking the Inception architecture" (2016), section 7.
 */
export function targetDistribution(example: ResolvedExample): OfSample {
    const {
        layout,
        target,
        labelSmoothing,
        arithmetic: { store },
    } = example;
    const share = labelSmoothing / layout.classes;
    const smoothed = (y: number): number => (labelSmoothing > 0 ? store(store(y * (1 - labelSmoothing)) + share) : y);
    if (target.kind === 'probability') {
        return sample => {
            const y = readData(layout, target.data)(sample);
            return c => smoothed(y(c));
        };
    }
    const [ofTarget, ofOthers] = [smoothed(1), smoothed(0)];
    return sample => {
        const t = target.data[sample];
        return isCounted(example, sample) ? c => (c === t ? ofTarget : ofOthers) : () => 0;
    };
}

/**
 * The class that stands out where a target, smoothed or not, and its weights are the same for all the others; undefined
 * where they are not.
 */
export function oneOfAlike({ target, weight }: ResolvedExample, sample: number): number | undefined {
    return target.kind === 'index' && !weight ? target.data[sample] : undefined;
}

/** The target's class; with probabilities the class of the largest; -1 where ignored or without classes. */
export function targetClass(example: ResolvedExample, sample: number): number {
    const { layout, target } = example;
    if (target.kind === 'probability') {
        return classOfLargest(layout, target.data, sample);
    }
    return isCounted(example, sample) ? target.data[sample]! : -1;
}

import { startOf } from './layout';
import { denominator } from './loss';
import type { ResolvedExample } from './resolve';
import { CompensatedSum, sumOf } from './summation';
import { targetDistribution } from './target';
import { mapClasses, perSampleTensor, scalarTensor, sumsOfClasses } from './tensor';
import type { Tensor } from './types';

/**
 * The smallest loss that any logits can reach; per sample, nats. For the weighted, smoothed target q of sum Q it
 * is reached where softmax = q / Q (Gibbs' inequality): -sum_c q[c] log(q[c] / Q).
 */
export function entropyFloor(example: ResolvedExample): Tensor {
    const { layout, layout: { samples, classes, stride }, weight } = example;
    const distribution = targetDistribution(example);
    const q = weight ? mapClasses(layout, (i, _, c) => distribution[i]! * weight[c]!) : distribution;
    const totals = sumsOfClasses(layout, q);
    const floor = new Float64Array(samples);
    for (let sample = 0; sample < samples; sample++) {
        const sum = new CompensatedSum();
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) sum.add(entropyOf(q[i]!, totals[sample]!));
        floor[sample] = sum.total;
    }
    return perSampleTensor(layout, floor);
}

function entropyOf(mass: number, total: number): number {
    if (mass === 0 || mass === total) return 0;
    return mass < 0 ? -Infinity : mass * (Math.log(total) - Math.log(mass));
}

/** entropyFloor reduced as the loss is. */
export function lossFloor(example: ResolvedExample, floor: Tensor): Tensor {
    switch (example.reduction) {
        case 'none': return floor;
        case 'sum': return scalarTensor(sumOf(floor.data));
        case 'mean': return scalarTensor(sumOf(floor.data) / denominator(example));
        default: return example.reduction satisfies never;
    }
}

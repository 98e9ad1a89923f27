import { denominator } from './loss';
import type { ResolvedExample } from './resolve';
import { sumOf } from './summation';
import { targetDistribution, weightOf } from './target';
import { perSampleTensor, scalarTensor, sumOverClasses } from './tensor';
import type { Tensor } from './types';

/**
 * The smallest loss that any logits can reach; per sample, nats. For the weighted, smoothed target q of sum Q it
 * is reached where softmax = q / Q (Gibbs' inequality): -sum_c q[c] log(q[c] / Q).
 */
export function entropyFloor(example: ResolvedExample): Tensor {
    const { layout } = example;
    const distribution = targetDistribution(example);
    const q = (offset: number, _: number, c: number): number => distribution[offset]! * weightOf(example, c);
    const totals = sumOverClasses(layout, q);
    const entropy = (mass: number, total: number): number => {
        if (mass === 0 || mass === total) return 0;
        return mass < 0 ? -Infinity : mass * (Math.log(total) - Math.log(mass));
    };
    return perSampleTensor(layout, sumOverClasses(layout, (i, sample, c) => entropy(q(i, sample, c), totals[sample]!)));
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

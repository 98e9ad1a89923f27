import { denominator } from './loss';
import type { ResolvedExample } from './resolve';
import { sumOf } from './summation';
import { oneOfAlike, targetDistribution, weightOf } from './target';
import { perSampleTensor, scalarTensor, sumOfAlike, sumOfNumbers } from './tensor';
import type { ClassNumbers, Tensor } from './types';

/**
 * The smallest loss that any logits can reach; per sample, nats. For the weighted, smoothed target q of sum Q it
 * is reached where softmax = q / Q (Gibbs' inequality): -sum_c q[c] log(q[c] / Q).
 */
export function entropyFloor(example: ResolvedExample): Tensor {
    const { layout } = example;
    const distribution = targetDistribution(example);
    return perSampleTensor(
        layout,
        new Float64Array(layout.samples).map((_, sample) => {
            const [y, one] = [distribution(sample), oneOfAlike(example, sample)];
            const q: ClassNumbers = c => y(c) * weightOf(example, c);
            const sum = (numbers: ClassNumbers): number =>
                one === undefined ? sumOfNumbers(layout, numbers) : sumOfAlike(layout, numbers, one);
            const total = sum(q);
            return layout.classes === 1 ? 0 : sum(c => entropyOf(q(c), total));
        }),
    );
}

function entropyOf(mass: number, total: number): number {
    if (mass < 0) {
        return -Infinity;
    }
    return mass === 0 ? 0 : mass * (Math.log(total) - Math.log(mass));
}

/** entropyFloor reduced as the loss is. */
export function lossFloor(example: ResolvedExample, floor: Tensor): Tensor {
    switch (example.reduction) {
        case 'none':
            return floor;
        case 'sum':
            return scalarTensor(sumOf(floor.data));
        case 'mean':
            return scalarTensor(sumOf(floor.data) / denominator(example));
        default:
            return example.reduction satisfies never;
    }
}

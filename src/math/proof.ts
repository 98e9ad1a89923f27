import { lossTerms, reducedLoss } from './loss';
import type { ResolvedExample } from './resolve';
import { mapClasses } from './tensor';
import type { EqualityProof, SoftmaxStages, Tensor } from './types';

/**
 * @param nllLossOfLogSoftmax the loss by way of `stages.logSoftmax`.
 * @returns that beside the loss from log(sum) - shifted, and their difference.
 */
export function proveEquality(example: ResolvedExample, stages: SoftmaxStages, nllLossOfLogSoftmax: Tensor): EqualityProof {
    const { layout, reduction, arithmetic: { store } } = example;
    const shifted = stages.shifted.data;
    const logSum = stages.sum.data.map(sum => store(Math.log(sum)));
    const fromLogits = mapClasses(layout, (i, sample) => -store(logSum[sample]! - shifted[i]!));
    const crossEntropyLoss = reducedLoss(example, lossTerms(example, fromLogits), reduction);
    const difference = nllLossOfLogSoftmax.data.map((a, i) => {
        const b = crossEntropyLoss.data[i]!;
        return a === b || (a !== a && b !== b) ? 0 : Math.abs(a - b);
    });
    return { nllLossOfLogSoftmax, crossEntropyLoss, difference: { data: difference, shape: nllLossOfLogSoftmax.shape } };
}

import { lossTerms, reducedLoss } from './loss';
import type { ResolvedExample } from './resolve';
import { mapTargets } from './target';
import { mapClasses } from './tensor';
import type { EqualityProof, SoftmaxStages, Tensor } from './types';

/**
 * @param nllLossOfLogSoftmax the loss by way of `stages.logSoftmax`.
 * @returns that beside the loss from log(sum) - shifted, and their difference.
 */
export function proveEquality(example: ResolvedExample, stages: SoftmaxStages, nllLossOfLogSoftmax: Tensor): EqualityProof {
    const { layout, target, smoothing, reduction, arithmetic: { store } } = example;
    const shifted = stages.shifted.data;
    const logSum = stages.sum.data.map(sum => store(Math.log(sum)));
    const logProbability = (i: number, sample: number): number => -store(logSum[sample]! - shifted[i]!);
    const fromLogits = target.kind === 'index' && smoothing === 0 ? mapTargets(example, logProbability) : mapClasses(layout, logProbability);
    const crossEntropyLoss = reducedLoss(example, lossTerms(example, fromLogits), reduction);
    const difference = nllLossOfLogSoftmax.data.map((a, i) => {
        const b = crossEntropyLoss.data[i]!;
        return a === b || (a !== a && b !== b) ? 0 : Math.abs(a - b);
    });
    return { nllLossOfLogSoftmax, crossEntropyLoss, difference: { data: difference, shape: nllLossOfLogSoftmax.shape } };
}

import { startOf } from './layout';
import { lossTerms, reducedLoss } from './loss';
import type { ResolvedExample } from './resolve';
import { mapTargets } from './target';
import type { EqualityProof, SoftmaxStages, Tensor } from './types';

/**
 * @param nllLossOfLogSoftmax the loss by way of `stages.logSoftmax`.
 * @returns that beside the loss from log(sum) - shifted, and their difference.
 */
export function proveEquality(example: ResolvedExample, stages: SoftmaxStages, nllLossOfLogSoftmax: Tensor): EqualityProof {
    const fromLogits = logProbabilities(example, stages);
    const crossEntropyLoss = reducedLoss(example, lossTerms(example, fromLogits), example.reduction);
    const difference = nllLossOfLogSoftmax.data.map((a, i) => {
        const b = crossEntropyLoss.data[i]!;
        return a === b || (a !== a && b !== b) ? 0 : Math.abs(a - b);
    });
    return { nllLossOfLogSoftmax, crossEntropyLoss, difference: { data: difference, shape: nllLossOfLogSoftmax.shape } };
}

/** shifted - log(sum), of the targets alone where nothing else counts; the logits' shape. */
function logProbabilities(example: ResolvedExample, { shifted, sum }: SoftmaxStages): Float64Array {
    const { layout, layout: { samples, classes, stride }, target, smoothing, arithmetic: { store } } = example;
    const logSum = sum.data.map(total => store(Math.log(total)));
    if (target.kind === 'index' && smoothing === 0) return mapTargets(example, (i, sample) => -store(logSum[sample]! - shifted.data[i]!));
    const result = new Float64Array(samples * classes);
    for (let sample = 0; sample < samples; sample++) {
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) result[i] = -store(logSum[sample]! - shifted.data[i]!);
    }
    return result;
}

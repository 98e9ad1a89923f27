import { lossTerms, reducedLoss } from './loss';
import type { ResolvedExample } from './resolve';
import type { OfSample } from './tensor';
import type { EqualityProof, SoftmaxStages, Tensor } from './types';

/**
 * @param nllLossOfLogSoftmax the loss by way of `stages.logSoftmax`.
 * @returns that beside the loss from log(sum) - shifted, and their difference.
 */
export function proveEquality(
    example: ResolvedExample,
    stages: SoftmaxStages,
    nllLossOfLogSoftmax: Tensor,
): EqualityProof {
    const crossEntropyLoss = reducedLoss(
        example,
        lossTerms(example, logProbabilities(example, stages)),
        example.reduction,
    );
    const difference = nllLossOfLogSoftmax.data.map((a, i) => {
        const b = crossEntropyLoss.data[i]!;
        return a === b || (a !== a && b !== b) ? 0 : Math.abs(a - b);
    });
    return {
        nllLossOfLogSoftmax,
        crossEntropyLoss,
        difference: { data: difference, shape: nllLossOfLogSoftmax.shape },
    };
}

/** shifted - log(sum). */
function logProbabilities({ arithmetic: { store } }: ResolvedExample, { shifted, sum }: SoftmaxStages): OfSample {
    return sample => {
        const [d, logSum] = [shifted.ofSample(sample), store(Math.log(sum.data[sample]!))];
        return c => -store(logSum - d(c));
    };
}

import { checkLogits } from './check';
import { exp } from './exponential';
import { layoutOf } from './layout';
import { memoised } from './memoised';
import { arithmeticOf, storeAll } from './rounding';
import { softmaxKernel } from './softmaxKernel';
import type { SoftmaxInput, SoftmaxOutput } from './softmaxKernel';
import { mapClasses, perClassTensor, perSampleTensor, sumOverClasses } from './tensor';
import type { ArithmeticDtype, SoftmaxStages, Tensor } from './types';

interface SoftmaxResult extends SoftmaxInput {
    readonly output: SoftmaxOutput;
}

const stagesOf = memoised<SoftmaxResult, SoftmaxStages>({
    max: (_, { layout, output }) => perSampleTensor(layout, output.max),
    shifted: (_, { layout, logits, output: { max }, arithmetic: { store } }) =>
        perClassTensor(layout, mapClasses(layout, (i, sample) => store(logits[i]! - max[sample]!))),
    exp: (stages, { layout, arithmetic: { store } }) => perClassTensor(layout, stages.shifted.data.map(d => store(exp(d)))),
    sum: (stages, { layout, output, arithmetic: { dtype, store } }) =>
        perSampleTensor(layout, dtype === 'float64' ? output.sum : sumOverClasses(layout, i => stages.exp.data[i]!).map(store)),
    softmax: (_, { layout, output }) => perClassTensor(layout, output.softmax),
    logSoftmax: (_, { layout, output }) => perClassTensor(layout, output.logSoftmax),
});

/** The stages of logits that are already checked and rounded. */
export function softmaxStages(input: SoftmaxInput): SoftmaxStages {
    return stagesOf({ ...input, output: softmaxKernel(input) });
}

/**
 * Softmax and log-softmax over the class axis, stage by stage, as torch.softmax and torch.log_softmax give them.
 *
 * @param logits (C) or (N, C, d1, ... dK); not changed.
 * @throws CrossEntropyInputError for logits that are no tensor or have no class axis.
 */
export function explainSoftmax(logits: Tensor, dtype: ArithmeticDtype = 'float64'): SoftmaxStages {
    checkLogits(logits, dtype);
    const arithmetic = arithmeticOf(dtype);
    return softmaxStages({ layout: layoutOf(logits.shape), logits: storeAll(logits.data, arithmetic), arithmetic });
}

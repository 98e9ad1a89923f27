import { checkLogits } from './check';
import { exp } from './exponential';
import { layoutOf, startOf } from './layout';
import { memoised } from './memoised';
import { arithmeticOf, storeAll } from './rounding';
import { softmaxKernel } from './softmaxKernel';
import type { SoftmaxInput, SoftmaxOutput } from './softmaxKernel';
import { perClassTensor, perSampleTensor, sumOverClasses } from './tensor';
import type { ArithmeticDtype, SoftmaxStages, Tensor } from './types';

interface SoftmaxResult extends SoftmaxInput {
    readonly output: SoftmaxOutput;
}

const stagesOf = memoised<SoftmaxResult, SoftmaxStages>({
    max: (_, { layout, output }) => perSampleTensor(layout, output.max),
    shifted: (_, input) => perClassTensor(input.layout, shiftedLogits(input)),
    // The separate operators and the kernel agree where both round to the same type.
    exp: (stages, { layout, output, arithmetic: { store, compute } }) =>
        perClassTensor(layout, store === compute ? output.exp : stages.shifted.data.map(d => store(exp(d)))),
    sum: (stages, { layout, output, arithmetic: { dtype, store } }) =>
        perSampleTensor(layout, dtype === 'float64' ? output.sum : sumOverClasses(layout, i => stages.exp.data[i]!).map(store)),
    softmax: (_, { layout, output }) => perClassTensor(layout, output.softmax),
    logSoftmax: (_, { layout, output }) => perClassTensor(layout, output.logSoftmax),
});

/** logits - max; a plain loop, since this is done at every move of a drag. */
function shiftedLogits({ layout, layout: { samples, classes, stride }, logits, output: { max }, arithmetic: { dtype, store } }: SoftmaxResult): Float64Array {
    const shifted = new Float64Array(logits.length);
    for (let sample = 0; sample < samples; sample++) {
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
            const difference = logits[i]! - max[sample]!;
            shifted[i] = dtype === 'float64' ? difference : store(difference);
        }
    }
    return shifted;
}

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

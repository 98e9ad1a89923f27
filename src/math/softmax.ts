import { elementsOf } from '../model/tensor';
import { checkLogits } from './check';
import { exp } from './exponential';
import { layoutOf } from './layout';
import { memoised } from './memoised';
import { arithmeticOf, storeAll } from './rounding';
import { softmaxKernel } from './softmaxKernel';
import type { SoftmaxInput, SoftmaxOutput } from './softmaxKernel';
import { classTensor, perSampleTensor, readData, sumOverClasses } from './tensor';
import type { ArithmeticDtype, SoftmaxStages, Tensor } from './types';

interface SoftmaxResult extends SoftmaxInput {
    readonly output: SoftmaxOutput;
}

const stages = memoised<SoftmaxResult, SoftmaxStages>({
    prediction: (_, { layout: { sampleShape }, output }) => ({ data: output.prediction, shape: sampleShape }),
    max: (_, { layout, output }) => perSampleTensor(layout, output.max),
    shifted: (_, { layout, logits, output, arithmetic: { store } }) =>
        classTensor(layout, sample => {
            const [x, max] = [readData(layout, logits)(sample), output.max[sample]!];
            return c => store(x(c) - max);
        }),
    // The separate operators and the kernel agree where both round to the same type.
    exp: ({ shifted }, { layout, output, arithmetic: { store, compute } }) =>
        store === compute
            ? classTensor(layout, output.exp, () => output.all().exp)
            : classTensor(layout, sample => {
                  const d = shifted.ofSample(sample);
                  return c => store(exp(d(c)));
              }),
    sum: (result, { layout, output, arithmetic: { store, compute } }) =>
        perSampleTensor(
            layout,
            store === compute ? output.sum : sumOverClasses(layout, result.exp.ofSample).map(store),
        ),
    softmax: (_, { layout, output }) => classTensor(layout, output.softmax, () => output.all().softmax),
    logSoftmax: (_, { layout, output }) => classTensor(layout, output.logSoftmax, () => output.all().logSoftmax),
});

/** The stages of logits that are already checked and rounded. */
export function softmaxStages(input: SoftmaxInput, output = softmaxKernel(input)): SoftmaxStages {
    return stages.of({ ...input, output });
}

/**
 * Softmax and log-softmax over the class axis, stage by stage, as torch.softmax and torch.log_softmax give them.
 *
 * @param logits (C) or (N, C, d1, ... dK); not changed, and not to be changed while the result is read.
 * @throws CrossEntropyInputError for logits that are not a tensor or have no class axis.
 */
export function explainSoftmax(logits: Tensor, dtype: ArithmeticDtype = 'float64'): SoftmaxStages {
    checkLogits(logits, dtype);
    const arithmetic = arithmeticOf(dtype);
    return softmaxStages({ layout: layoutOf(logits.shape), logits: storeAll(logits.data, arithmetic), arithmetic });
}

/**
 * Softmax and log-softmax over any axis of a tensor. The stages have its numbers in its order, with the axes before and behind the one
 * of the classes taken together: (outer, C, inner).
 */
export function explainSoftmaxAlong({ data, shape }: Tensor, axis: number, dtype?: ArithmeticDtype): SoftmaxStages {
    const [outer, inner] = [shape.slice(0, axis), shape.slice(axis + 1)].map(elementsOf);
    return explainSoftmax({ data, shape: [outer!, shape[axis]!, inner!] }, dtype);
}

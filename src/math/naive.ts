import { exp } from './exponential';
import { lossTerms, perSampleLoss, reducedLoss } from './loss';
import { memoised } from './memoised';
import type { ResolvedExample } from './resolve';
import { classTensor, perSampleTensor, readData, sumOverClasses } from './tensor';
import type { NaiveStages } from './types';

/** The stages without the shift, each an operator of its own whose result is rounded to the type. */
export const { of: naiveStages } = memoised<ResolvedExample, NaiveStages>({
    exp: (_, { layout, logits, arithmetic: { store } }) =>
        classTensor(layout, sample => {
            const x = readData(layout, logits)(sample);
            return c => store(exp(x(c)));
        }),
    sum: (naive, { layout, arithmetic: { store } }) =>
        perSampleTensor(layout, sumOverClasses(layout, naive.exp.ofSample).map(store)),
    softmax: (naive, { layout, arithmetic: { store } }) =>
        classTensor(layout, sample => {
            const [e, sum] = [naive.exp.ofSample(sample), naive.sum.data[sample]!];
            return c => store(e(c) / sum);
        }),
    logSoftmax: (naive, { layout, arithmetic: { store } }) =>
        classTensor(layout, sample => {
            const p = naive.softmax.ofSample(sample);
            return c => store(Math.log(p(c)));
        }),
    perSample: (naive, example) =>
        perSampleTensor(example.layout, perSampleLoss(example, lossTerms(example, naive.logSoftmax.ofSample))),
    loss: (naive, example) => reducedLoss(example, lossTerms(example, naive.logSoftmax.ofSample), example.reduction),
});

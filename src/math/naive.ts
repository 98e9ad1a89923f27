import { exp } from './exponential';
import { lossTerms, perSampleLoss, reducedLoss } from './loss';
import { memoised } from './memoised';
import type { ResolvedExample } from './resolve';
import { mapClasses, perClassTensor, perSampleTensor, sumOverClasses } from './tensor';
import type { NaiveStages } from './types';

/** The stages without the shift, each an operator of its own whose result is rounded to the type. */
export const naiveStages = memoised<ResolvedExample, NaiveStages>({
    exp: (_, { layout, logits, arithmetic: { store } }) =>
        perClassTensor(layout, mapClasses(layout, i => store(exp(logits[i]!)))),
    sum: (naive, { layout, arithmetic: { store } }) =>
        perSampleTensor(layout, sumOverClasses(layout, i => naive.exp.data[i]!).map(store)),
    softmax: (naive, { layout, arithmetic: { store } }) =>
        perClassTensor(layout, mapClasses(layout, (i, sample) => store(naive.exp.data[i]! / naive.sum.data[sample]!))),
    logSoftmax: (naive, { layout, arithmetic: { store } }) =>
        perClassTensor(layout, naive.softmax.data.map(p => store(Math.log(p)))),
    perSample: (naive, example) =>
        perSampleTensor(example.layout, perSampleLoss(example, lossTerms(example, naive.logSoftmax.data))),
    loss: (naive, example) =>
        reducedLoss(example, lossTerms(example, naive.logSoftmax.data), example.reduction),
});

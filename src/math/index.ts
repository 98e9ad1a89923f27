export { explainChanged, explainCrossEntropy } from './crossEntropy';
export { explainSoftmax, explainSoftmaxAlong } from './softmax';
export { plainWords } from './plainWords';
export { CrossEntropyInputError } from './refusal';
export type { Refusal } from './refusal';
export { DEFAULT_IGNORE_INDEX } from '../model/example';
export { expRange } from './expRange';
export { anotherClass, classAxisOf, layoutOf, sampleAndClass, startOf } from './layout';
export type { Layout } from './layout';
export { elementsOf } from '../model/tensor';
export { fractionBits, roundToBfloat16, roundToFloat16 } from './rounding';
export { ignoredTarget } from './target';
export type {
    ArithmeticDtype,
    ClassNumbers,
    ClassTensor,
    CrossEntropyBreakdown,
    CrossEntropyExample,
    CrossEntropyOptions,
    EqualityProof,
    IntegerTensor,
    NaiveStages,
    Reduction,
    SoftmaxStages,
    Target,
    Tensor,
} from './types';

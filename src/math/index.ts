export { explainCrossEntropy } from './crossEntropy';
export { explainSoftmax } from './softmax';
export { plainWords } from './plainWords';
export { CrossEntropyInputError } from './refusal';
export type { Refusal, RefusalCode } from './refusal';
export { DEFAULT_IGNORE_INDEX } from './check';
export { expRange } from './expRange';
export { anotherClass, classAxis, elementsOf, layoutOf, startOf } from './layout';
export type { Layout } from './layout';
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

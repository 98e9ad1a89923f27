export { applyEdits } from './edit';
export type { Edit } from './edit';
export { addArgument, append } from './expressions';
export { removeSoftmax, softmaxBefore } from './softmax';
export { callCriterion, swapArguments } from './calls';
export { castTarget, countTargetFromZero, indicesOfTarget, writeIndices } from './target';

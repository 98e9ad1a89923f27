export { applyEdits } from './edit';
export type { Edit } from './edit';
export { addArgument, append, setArgument } from './expressions';
export { removeSoftmaxes, softmaxBefore } from './softmax';
export { callCriterion, renameLoss, swapArguments } from './calls';
export { castTarget, countTargetFromZero, indicesOfTarget, writeIndices } from './target';

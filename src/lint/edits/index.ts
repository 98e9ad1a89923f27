export { applyEdits } from './edit';
export type { Edit } from './edit';
export { addKeyword, append } from './expressions';
export { removeSoftmax, softmaxBefore } from './softmax';
export type { SoftmaxCall } from './softmax';
export { castTarget, countFromZero, countLiteralFromZero, indicesOfTarget, writeIndices } from './target';

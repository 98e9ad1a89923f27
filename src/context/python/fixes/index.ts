export { applyEdits, type Edit } from './edit';
export { addKeyword, append } from './expressions';
export { removeSoftmax, softmaxBefore, type SoftmaxCall } from './softmax';
export { castTarget, countFromZero, countLiteralFromZero, indicesOfTarget, writeIndices } from './target';

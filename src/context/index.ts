/** The code around an array: which numbers are the logits, and what the text says of their loss. */

export { canBeLogits, exampleOf, findExample, findExampleAt } from './findExample';
export type { CallNearby, FoundExample, NoExample } from './findExample';
export { logitsIn, logitsToChoose } from './logitsIn';
export { findExampleInSelections } from './selections';
export { inCode } from './inCode';
export { callNearby } from './callNearby';
export { calledLosses, compiledLosses, outlinedLosses } from './codeFacts';
export { SourceText } from './sourceText';
export { readLossContext } from './readLossContext';
export { contextOf } from './facts';
export { textFacts } from './textFacts';
export { numberAt } from './numberAt';
export { printedDecimals } from './printedDecimals';
export type { Span } from '../model/span';
export type { CalledLoss, LossInCode, OutlinedLoss } from './python/calledLosses';
export type { ContextPart, LossContext, Received } from './types';

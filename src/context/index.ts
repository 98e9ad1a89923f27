/** The code around an array: which numbers are the logits, and what the text says of their loss. */

export { logitsIn } from './logitsIn';
export { findExample, findExampleAt, type FoundExample, type NoExample } from './findExample';
export { findExampleInSelections } from './selections';
export { inCode } from './inCode';
export { readLossContext } from './readLossContext';
export { numberAt } from './numberAt';
export { printedDecimals } from './printedDecimals';
export { moveSpan, type Span } from './span';
export type { ContextPart, Criterion, LossContext, PrintedLoss } from './types';

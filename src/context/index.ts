import { readArrayAt } from '../read';
import { contextOf, type LossContext } from './lossContext';
import type { Span } from './span';

export { findExample, findExampleAt, type FoundExample, type NoExample } from './findExample';
export type { LossContext } from './lossContext';
export { numberAt } from './numberAt';
export { moveSpan, type Span } from './span';

/** What the text around the array at `span` says of its loss: its target, the criterion's options, class names. */
export function readLossContext(source: string, span: Span, _languageId: string): LossContext {
    const logits = readArrayAt(source, span.start);
    return logits && 'data' in logits ? contextOf(logits, source, span, span) : { options: {} };
}

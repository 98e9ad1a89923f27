import { arrayAt } from '../read';
import { codeContext } from './inCode';
import { contextOf } from './lossContext';
import { SourceText } from './sourceText';
import type { Span } from '../model/span';
import type { LossContext } from './types';

/**
 * What the text around the array at `span` says of its loss: its target, the criterion and its options, class names, a
 * loss that was printed. A promise where Python has to be parsed; the parser is loaded when first needed. Never throws;
 * what the text does not hold is absent.
 */
export function readLossContext(source: string, span: Span, languageId: string): LossContext | Promise<LossContext> {
    const text = new SourceText(source, languageId);
    const logits = arrayAt(text.arrays, span.start);
    return logits && 'data' in logits
        ? codeContext(logits, text, contextOf(logits, source, span, text.arrays.arrays))
        : { options: {} };
}

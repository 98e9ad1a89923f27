import type { Span } from '../model/span';
import { arrayAt } from '../read';
import { codeFacts } from './codeFacts';
import { contextOf } from './facts';
import { SourceText } from './sourceText';
import { textFacts } from './textFacts';
import type { LossContext } from './types';

/**
 * What the text around the array at `span` says of its loss: its target, the criterion and its options, class names, a
 * loss that was printed. A promise where Python has to be parsed; the parser is loaded when first needed. Never throws;
 * what the text does not hold is absent.
 */
export function readLossContext(source: string, span: Span, languageId: string): LossContext | Promise<LossContext> {
    const text = new SourceText(source, languageId);
    const logits = arrayAt(text.arrays, span.start);
    if (!logits || 'reason' in logits) {
        return { options: {} };
    }
    // Of the array as it stands, whatever the code makes of it: see FoundExample.received for the other.
    const known = textFacts(logits, source, span, text.arrays.arrays);
    const found = codeFacts(logits, text, known);
    return found instanceof Promise ? found.then(({ asWritten }) => contextOf(asWritten)) : contextOf(found.asWritten);
}

import type { Span } from '../model/span';
import { arrayAt } from '../read';
import { exampleWith } from './findExample';
import { inCode } from './inCode';
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
    const example = inCode(exampleWith(logits, textFacts(logits, source, span, text.arrays.arrays)), text);
    return example instanceof Promise ? example.then(({ context }) => context) : example.context;
}

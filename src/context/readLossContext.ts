import { readArrayAt } from '../read';
import type { NumericArray } from '../read';
import { codeContext } from './inCode';
import { contextOf } from './lossContext';
import { moved } from './moved';
import { stretchAround } from '../model/span';
import type { Span } from '../model/span';
import type { LossContext } from './types';

/** How far around the span the array is read at first, in characters. */
const NEARBY = 16_384;

/**
 * What the text around the array at `span` says of its loss: its target, the criterion and its options, class names, a
 * loss that was printed. A promise where Python has to be parsed; the parser is loaded when first needed. Never throws;
 * what the text does not hold is absent.
 */
export function readLossContext(source: string, span: Span, languageId: string): LossContext | Promise<LossContext> {
    const logits = arrayAt(source, span);
    return logits ? codeContext(logits, source, languageId, contextOf(logits, source, span)) : { options: {} };
}

function arrayAt(source: string, span: Span): NumericArray | undefined {
    const { start, end } = stretchAround(source, span, NEARBY);
    const near = readArrayAt(source.slice(start, end), span.start - start, {
        cutStart: start > 0,
        cutEnd: end < source.length,
    });
    if (near && 'data' in near) {
        return moved(near, start);
    }
    const array = near?.reason === 'too-large' ? readArrayAt(source, span.start) : undefined;
    return array && 'data' in array ? array : undefined;
}

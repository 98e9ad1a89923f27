import type { Span } from '../model/span';
import { ReadText } from './readText';
import { isReadUnasked } from './unasked';

/** How far around a place a long document is read unasked: what that costs must not depend on the document. */
const REACH = 16_384;

/** A document, or a part of it that begins at `start`. */
export interface TextWindow {
    readonly text: ReadText;
    readonly start: number;
}

/** A document of which only that is copied which is asked for. */
interface Document {
    readonly length: number;
    readonly languageId: string;
    readonly whole: () => ReadText;
    readonly part: (span: Span) => string;
}

/** What is read unasked at a place: the document, or of a long one a window around `offset`. */
export function readAround(offset: number, { length, languageId, whole, part }: Document): TextWindow {
    if (isReadUnasked(length)) {
        return { text: whole(), start: 0 };
    }
    const start = Math.max(0, offset - REACH);
    const end = Math.min(length, offset + REACH);
    const edges = { cutStart: start > 0, cutEnd: end < length };
    return { text: new ReadText(part({ start, end }), languageId, edges), start };
}

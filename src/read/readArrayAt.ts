import { collect } from './readNumericArrays';
import type { CollectedArray } from './collector';
import { messages } from './messages';
import type { NumericArray, ReadResult, Span, Unreadable } from './types';

/** Which ends of the text are not the document's: it goes on there. */
export interface Edges {
    readonly cutStart?: boolean;
    readonly cutEnd?: boolean;
}

/**
 * The array, or the refusal, that covers `offset`; undefined where there is none. The text may be a window of a longer
 * document (`edges`): what might go on beyond a cut edge, or be a row of an array whose brackets lie outside, is
 * refused as 'too-large' and never given as a part that looks whole.
 */
export function readArrayAt(text: string, offset: number, edges: Edges = {}): NumericArray | Unreadable | undefined {
    const { found, unreadable, lastStray } = collect(text);
    const hit = covering(
        found.map(f => f.array),
        offset,
    );
    if (hit !== undefined) {
        const { bare } = found.find(f => f.array === hit) as CollectedArray;
        return bare && mayGoOn(text, hit, edges, lastStray) ? tooLarge(hit) : hit;
    }
    const refused = covering(unreadable, offset);
    if (refused !== undefined) {
        return (edges.cutEnd === true && refused.end === text.length) || mayGoOn(text, refused, edges, -1)
            ? tooLarge(refused)
            : refused;
    }
    return insideCutArray(text, offset, edges);
}

/** The array, or the refusal, that covers `offset` of a whole text that has been read. */
export const arrayAt = ({ arrays, unreadable }: ReadResult, offset: number): NumericArray | Unreadable | undefined =>
    covering(arrays, offset) ?? covering(unreadable, offset);

/** The item that covers the offset; one that ends there only when none begins there. */
function covering<T extends Span>(items: readonly T[], offset: number): T | undefined {
    return items.find(item => item.start <= offset && offset < item.end) ?? items.find(item => item.end === offset);
}

const tooLarge = ({ start, end }: Span): Unreadable => ({
    start,
    end,
    reason: 'too-large',
    message: messages.tooLarge(),
});

/** What can stand between the numbers of an array. */
const ARRAY_CHARACTER = /[\d\s+\-.,;_eEnaifNIty[\](){}|]/;

/**
 * Whether only parts of an array stand between the span and a cut edge, or a comma or a stray bracket tells of a larger
 * array around it.
 */
function mayGoOn(text: string, span: Span, edges: Edges, lastStray: number): boolean {
    const { cutStart = false, cutEnd = false } = edges;
    if (!cutStart && !cutEnd) {
        return false;
    }
    const besideComma =
        text.slice(0, span.start).trimEnd().endsWith(',') || text.slice(span.end).trimStart().startsWith(',');
    return (
        (cutStart && (besideComma || lastStray >= span.end || stretchStart(text, span.start) === 0)) ||
        (cutEnd && stretchEnd(text, span.end) === text.length)
    );
}

function stretchStart(text: string, pos: number): number {
    while (pos > 0 && ARRAY_CHARACTER.test(text.charAt(pos - 1))) {
        pos--;
    }
    return pos;
}

function stretchEnd(text: string, pos: number): number {
    while (pos < text.length && ARRAY_CHARACTER.test(text.charAt(pos))) {
        pos++;
    }
    return pos;
}

/**
 * Numbers at `offset` with nothing but numbers between them and a cut edge: the inside of an array whose brackets are
 * out of sight.
 */
function insideCutArray(
    text: string,
    offset: number,
    { cutStart = false, cutEnd = false }: Edges,
): Unreadable | undefined {
    const start = stretchStart(text, offset);
    const end = stretchEnd(text, offset);
    const cut = (cutStart && start === 0) || (cutEnd && end === text.length);
    return cut && end > start && /\d[\s,]+[-+.\d]/.test(text.slice(start, Math.min(end, start + 400)))
        ? tooLarge({ start, end })
        : undefined;
}

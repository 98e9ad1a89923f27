/** A stretch of text, as offsets: `start` included, `end` not. */
export interface Span {
    readonly start: number;
    readonly end: number;
}

/**
 * Where `span` is after the text of `replaced` became `length` characters. What is typed inside the span
 * makes it longer; a span that is replaced whole becomes the text that replaced it.
 */
export function moveSpan(span: Span, replaced: Span, length: number): Span {
    if (span.start === span.end) {
        const at = moveCursor(span.start, replaced, length);
        return { start: at, end: at };
    }
    const by = length - (replaced.end - replaced.start);
    if (replaced.start >= span.end) {
        return span;
    }
    if (replaced.end <= span.start) {
        return { start: span.start + by, end: span.end + by };
    }
    const start = Math.min(span.start, replaced.start);
    return { start, end: Math.max(start, Math.max(span.end, replaced.end) + by) };
}

/** A bare cursor moves behind what is typed at it, and stays where it is in a text that replaces the one around it. */
function moveCursor(at: number, replaced: Span, length: number): number {
    if (replaced.end <= at) {
        return at + length - (replaced.end - replaced.start);
    }
    return Math.min(at, replaced.start + length);
}

/** The span with up to `reach` more characters on each side. */
export function stretchAround(text: string, { start, end }: Span, reach: number): Span {
    return { start: Math.max(0, start - reach), end: Math.min(text.length, end + reach) };
}

/** The span with up to `reach` more characters on each side, from the start of a line. */
export function wholeLines(text: string, span: Span, reach: number): Span {
    const { start, end } = stretchAround(text, span, reach);
    const newline = text.indexOf('\n', start - 1);
    return { start: start === 0 || newline < 0 || newline >= span.start ? start : newline + 1, end };
}

export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The line of an offset, from 1. */
export function lineOf(source: string, offset: number): number {
    let line = 1;
    for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) {
        line++;
    }
    return line;
}

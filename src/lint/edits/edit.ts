import type { Span } from '../../model/span';

/** What stands at a span of the text is to become `newText`. */
export interface Edit extends Span {
    readonly newText: string;
}

/** The text after edits that do not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
    return edits
        .toSorted((a, b) => b.start - a.start)
        .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), source);
}

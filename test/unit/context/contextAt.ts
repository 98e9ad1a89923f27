import assert from 'node:assert/strict';
import { readLossContext } from '../../../src/context';
import type { LossContext, Span } from '../../../src/context';
import { readArrayAt } from '../../../src/read';

export interface Marked {
    readonly source: string;
    /** The array that the mark stands in or right before. */
    readonly span: Span;
}

/** A source with `§` in or right before its array. */
export function unmark(marked: string): Marked {
    const at = marked.indexOf('§');
    const source = marked.replace('§', '');
    const array = readArrayAt(source, at);
    assert.ok(array && 'data' in array, `an array at the mark of ${JSON.stringify(marked)}`);
    return { source, span: { start: array.start, end: array.end } };
}

export async function contextAt(
    marked: string,
    languageId = 'python',
): Promise<LossContext & { readonly source: string }> {
    const { source, span } = unmark(marked);
    return { ...(await readLossContext(source, span, languageId)), source };
}

export const textAt = (source: string, span: Span | undefined): string | undefined =>
    span && source.slice(span.start, span.end);

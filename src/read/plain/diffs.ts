import { lineEnd } from '../scan/characters';
import type { Replacement } from './plainText';

const HUNK = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/gm;

/**
 * Takes the signs in front of the lines of a unified diff away, and of what was changed the old lines: what is read is
 * the new text, or what was removed where nothing has come in its place.
 */
export function diffEdits(text: string): readonly Replacement[] {
    const edits: Replacement[] = [];
    let behind = 0;
    for (const { 0: header, index, 1: before = '1', 2: after = '1' } of text.includes('@@ -')
        ? text.matchAll(HUNK)
        : []) {
        if (index < behind) {
            continue;
        }
        edits.push({ start: index, end: index + header.length, text: '' });
        const lines = linesOf(text, lineEnd(text, index) + 1, Number(before), Number(after));
        const hasNew = lines.some(({ sign }) => sign === '+');
        for (const { sign, start, next } of lines) {
            edits.push({ start, end: sign === '-' && hasNew ? next : start + 1, text: '' });
        }
        behind = lines.at(-1)?.next ?? 0;
    }
    return edits;
}

interface DiffLine {
    readonly sign: string;
    readonly start: number;
    readonly next: number;
}

/** The lines of a hunk that has so many old and new ones. */
function linesOf(text: string, from: number, before: number, after: number): readonly DiffLine[] {
    const lines: DiffLine[] = [];
    for (let start = from; start < text.length && (before > 0 || after > 0);) {
        const sign = text.charAt(start);
        if (!/[-+ \\]/.test(sign)) {
            break;
        }
        const next = Math.min(lineEnd(text, start) + 1, text.length);
        lines.push({ sign, start, next });
        before -= sign === '-' || sign === ' ' ? 1 : 0;
        after -= sign === '+' || sign === ' ' ? 1 : 0;
        start = next;
    }
    return lines;
}

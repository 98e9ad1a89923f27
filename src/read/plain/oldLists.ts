import type { Replacement } from './plainText';

/** What PyTorch before 0.4 printed below the numbers of a tensor. */
const FOOTER = String.raw`\[torch\.(?:cuda\.)?\w{1,30}Tensor of size [\dx]{1,60}(?: \(GPU \d{1,3}\))?\][ \t]*\r?\n`;
/** Brackets that open a list of tensors, the numbers of the first of which stand in the next line. */
const OPENING = /^[[(]{1,9}(?=(?:Variable containing:)?[ \t]*\r?\n[ \t]*[-+]?[\d.][^,\n]{0,2000}\n)/gm;
/** What stands between them, and behind the last. */
const BETWEEN = new RegExp(`(${FOOTER})(?:,[ \\t]*|[\\])]{1,9}(?=[ \\t]*\\r?$))`, 'gm');

/**
 * Takes away the brackets and commas of a list of tensors as PyTorch before 0.4 printed it: each of them has its numbers
 * in lines without brackets.
 */
export function oldListEdits(text: string): readonly Replacement[] {
    if (!text.includes('Tensor of size ')) {
        return [];
    }
    const openings = Array.from(text.matchAll(OPENING), ({ 0: { length }, index }) => ({
        start: index,
        end: index + length,
        text: '',
    }));
    const between = Array.from(text.matchAll(BETWEEN), ({ 0: whole, 1: footer, index }) => ({
        start: index + footer!.length,
        end: index + whole.length,
        text: '',
    }));
    return [...openings, ...between].toSorted((a, b) => a.start - b.start);
}

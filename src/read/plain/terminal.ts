import type { Replacement } from './plainText';

/** Escape sequences: colours and movements (CSI), titles and links (OSC), character sets. */
// eslint-disable-next-line no-control-regex -- the escape characters are meant
const ESCAPES = /\u001B(?:\[[\x20-\x3F]{0,40}[\x40-\x7E]|\][^\u0007\u001B\n]{0,2000}(?:\u0007|\u001B\\)|[()]\w)/g;
/** Progress bars return to the start of the line, or step back, to write over what is there. */
// eslint-disable-next-line no-control-regex -- the escape characters are meant
const REWRITES = /\r(?![\r\n])|\x08+/g;

/** What some programs begin a file with. */
const BYTE_ORDER_MARK = 0xfeff;

/** What a program writes to a terminal, or at the start of a file, besides its text. */
export function terminalEdits(text: string): readonly Replacement[] {
    const mark = text.charCodeAt(0) === BYTE_ORDER_MARK ? [{ start: 0, end: 1, text: '' }] : [];
    const escapes = text.includes('\u001B') ? editsOf(text, ESCAPES, '') : [];
    const rewrites = text.includes('\r')
        ? editsOf(text, REWRITES, '\n').filter(({ start }) => isBehindBar(text, start))
        : [];
    return escapes.length + mark.length === 0
        ? rewrites
        : [...mark, ...escapes, ...rewrites].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether what is written over is more than numbers: a line of numbers is not one that another was written over. */
function isBehindBar(text: string, at: number): boolean {
    const before = text.slice(Math.max(0, at - 100), at);
    return !/^[\d\s.,;+-]+$/.test(before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1));
}

const editsOf = (text: string, pattern: RegExp, replacement: string): readonly Replacement[] =>
    Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
        start: index,
        end: index + length,
        text: replacement,
    }));

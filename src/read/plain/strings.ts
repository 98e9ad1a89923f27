import { BACKSLASH, LINE_FEED, isWordPart } from '../scan/characters';
import { edited, plainPart } from './plainText';
import type { Replacement, PlainText } from './plainText';

/** A string on one line, at start < offset < end without its quotes. */
interface QuotedString {
    readonly open: number;
    readonly close: number;
    readonly quote: string;
}

/** Escaped line ends; a string in a string has its backslashes doubled. */
const ESCAPED_LINE_END = /\\{1,4}n/;
const ESCAPE = /\\\\(?=\\[nrt"])|(?:\\\\\\\\|\\{1,2})(?:u00([0-9a-f]{2})|x([0-9a-f]{2})|033|([nrtbe"'/]))|\\\\/gi;
const CHARACTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', e: '\u001B' };
/** Between the lines of an output in a notebook's file, each of which is a string. */
const BETWEEN = /",\s{0,200}"/y;

/**
 * The text without the strings that hold several lines with numbers, and behind it those strings, each as a text of its
 * own: `"stdout": "start\n[1.25, 0.5]\n"`, or the list of strings that a notebook's file keeps the lines of an output in.
 */
export function withoutStrings(plain: PlainText): readonly PlainText[] {
    const { text } = plain;
    if (!text.includes('\\') || !ESCAPED_LINE_END.test(text)) {
        return [plain];
    }
    const strings: PlainText[] = [];
    const removed: Replacement[] = [];
    for (const group of groupsOf(text)) {
        const first = group[0]!.open + 1;
        const last = group.at(-1)!.close;
        const content = text.slice(first, last);
        if (ESCAPED_LINE_END.test(content) && /\d/.test(content)) {
            const whole = plainPart(plain, first, last);
            strings.push(edited(whole, editsOf(content, group, first)));
            removed.push({ start: first, end: last, text: '' });
        }
    }
    return [edited(plain, removed), ...strings];
}

/** The strings of the text; those that are lines of one output together. */
function* groupsOf(text: string): Generator<readonly QuotedString[]> {
    let group: QuotedString[] = [];
    for (const string of stringsIn(text)) {
        const before = group.at(-1);
        if (before !== undefined && goesOn(text, before, string)) {
            group.push(string);
        } else {
            if (group.length > 0) {
                yield group;
            }
            group = [string];
        }
    }
    if (group.length > 0) {
        yield group;
    }
}

function goesOn(text: string, before: QuotedString, next: QuotedString): boolean {
    BETWEEN.lastIndex = before.close;
    return (
        before.quote === '"' &&
        text.startsWith('\\n', before.close - 2) &&
        BETWEEN.test(text) &&
        BETWEEN.lastIndex === next.open + 1
    );
}

function* stringsIn(text: string): Generator<QuotedString> {
    const quotes = /["'\n]/g;
    /** Where the line ends in which a quote was not closed. */
    const unclosed: Record<string, number> = { '"': -1, "'": -1 };
    for (let match = quotes.exec(text); match !== null; match = quotes.exec(text)) {
        const open = match.index;
        const quote = match[0];
        const before = text.charCodeAt(open - 1);
        if (
            quote === '\n' ||
            before === BACKSLASH ||
            open < unclosed[quote]! ||
            (quote === "'" && isWordPart(before) && before !== 98)
        ) {
            continue;
        }
        const close = closeOf(text, open);
        if (text.charAt(close) === quote) {
            yield { open, close, quote };
            quotes.lastIndex = close + 1;
        } else {
            unclosed[quote] = close;
        }
    }
}

/** The offset of the quote that closes the string, or of the end of its line. */
function closeOf(text: string, open: number): number {
    const quote = text.charCodeAt(open);
    let at = open + 1;
    for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === BACKSLASH) {
            at++;
        } else if (code === quote || code === LINE_FEED) {
            return at;
        }
    }
    return text.length;
}

/** What the escapes of a string say, and nothing for what stands between the strings of a group. */
function editsOf(content: string, group: readonly QuotedString[], base: number): readonly Replacement[] {
    const escapes = Array.from(content.matchAll(ESCAPE), match => {
        const [written, code = match[2], , character] = match;
        return {
            start: match.index,
            end: match.index + written.length,
            text:
                code !== undefined
                    ? String.fromCharCode(parseInt(code, 16))
                    : character !== undefined
                      ? (CHARACTERS[character.toLowerCase()] ?? character)
                      : written === '\\\\'
                        ? '\\'
                        : '\u001B',
        };
    });
    const seams = group
        .slice(1)
        .map((next, i) => ({ start: group[i]!.close - base, end: next.open + 1 - base, text: '' }));
    return seams.length === 0 ? escapes : merged(escapes, seams);
}

/** Both in the order of the text; what lies in a seam is no escape. */
function merged(escapes: readonly Replacement[], seams: readonly Replacement[]): readonly Replacement[] {
    return [...escapes, ...seams].toSorted((a, b) => a.start - b.start);
}

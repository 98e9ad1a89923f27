import { COMMA, PIPE, SEMICOLON, SPACE, TAB, UNICODE_MINUS, isDigit, isSpace, lineEnd, skipSpaces } from './characters';
import type { Numbers } from './numbers';

const NAMED: Readonly<Record<string, number>> = {
    nan: NaN,
    inf: Infinity,
    '-inf': -Infinity,
    '+inf': Infinity,
    infinity: Infinity,
    '-infinity': -Infinity,
    true: 1,
    false: 0,
};

/** A label in one piece: a quoted text, R's `[1]` and `[1,]`. */
const QUOTED_LABEL = /^(?:\[\d+,?\]|"[^"]*"|'[^']*')$/;

/** What parts the words of a label: `2024/05/01`, `train:cat`. */
const JOINTS: ReadonlySet<string> = new Set([':', '/']);
const NOT_IN_WORD = /[\s[\](){}=<>;,"'`#*|\\]/;

/**
 * Whether the characters are a word, or words with a joint between each two of them. A scanner and not an expression:
 * words hold dots and dashes, too, and it has to look at each character once, whatever prose puts in front of a line.
 */
export function isWordLabel(characters: Iterable<string>): boolean {
    let inWord = false;
    for (const character of characters) {
        const isJoint = JOINTS.has(character);
        if (isJoint ? !inWord : NOT_IN_WORD.test(character)) {
            return false;
        }
        inWord = !isJoint;
    }
    return inWord;
}

/** Whether a text in front of the numbers of a row can be their label. */
const isLabel = (said: string): boolean => /[\p{L}\d]/u.test(said) && (QUOTED_LABEL.test(said) || isWordLabel(said));

/** How far the first separator is looked for. */
const REACH = 400;

/** Reads lines of numbers: `1.5 2.5`, `1.5,2.5`, `cat  1.5  2.5`. Remembers the row that was read last. */
export class RowReader {
    /** The number of numbers in the row. */
    count = 0;
    /** What stands before the numbers; undefined: nothing. */
    label: string | undefined;
    /** Some of the fields say only that others were left out: `...`. */
    elided = false;
    /** Behind the last character of the row. */
    end = 0;
    /** The start of the next line. */
    next = 0;
    delimiter = SPACE;

    constructor(
        private readonly text: string,
        private readonly numbers: Numbers,
    ) {}

    /**
     * Appends the numbers of the line at `lineStart`. Says false, and appends nothing, when it holds something else.
     */
    read(lineStart: number, delimiter?: number): boolean {
        const { text, numbers } = this;
        const start = skipSpaces(text, lineStart);
        const feed = lineEnd(text, start);
        let end = feed;
        while (end > start && (isSpace(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === 13)) {
            end--;
        }
        if (end === start) {
            return false;
        }
        this.delimiter = delimiter ?? delimiterOf(text, start, end);
        this.count = 0;
        this.label = undefined;
        this.elided = false;
        const base = numbers.length;
        for (let at = start, field = 0; at < end; field++) {
            const stop = this.fieldEnd(at, end);
            if (!this.field(at, stop, field)) {
                numbers.truncate(base);
                return false;
            }
            at = skipSpaces(text, this.delimiter === SPACE ? stop : stop + 1);
        }
        this.end = end;
        this.next = Math.min(feed + 1, text.length);
        return this.count > 0 || this.elided;
    }

    private fieldEnd(at: number, end: number): number {
        const { text, delimiter } = this;
        while (at < end && text.charCodeAt(at) !== delimiter && !(delimiter === SPACE && text.charCodeAt(at) === TAB)) {
            at++;
        }
        return at;
    }

    private field(start: number, stop: number, field: number): boolean {
        const { text, numbers } = this;
        while (stop > start && isSpace(text.charCodeAt(stop - 1))) {
            stop--;
        }
        const quoted = stop - start > 2 && text.charCodeAt(start) === 34 && text.charCodeAt(stop - 1) === 34;
        const value = quoted ? numberOf(text, start + 1, stop - 1) : numberOf(text, start, stop);
        if (value !== undefined) {
            const shift = quoted ? 1 : 0;
            numbers.push(value, start + shift, stop - shift);
            numbers.noteDecimals(text.slice(start + shift, stop - shift));
            this.count++;
            return true;
        }
        const said = text.slice(start, Math.min(stop, start + 80));
        if (/^(?:\.{2,3}|[…⋮⋯⋱])$/.test(said)) {
            this.elided = true;
            return true;
        }
        if (field > 0 || !(isLabel(said) || (this.delimiter !== SPACE && /^[\p{L}\d_][^[\](){}=:#]*$/u.test(said)))) {
            return false;
        }
        this.label = said;
        return true;
    }
}

function delimiterOf(text: string, start: number, end: number): number {
    const head = text.slice(start, Math.min(end, start + REACH)).replace(/^\[\d+,\]/, ''); // R's [1,]
    for (const delimiter of [TAB, COMMA, SEMICOLON, PIPE]) {
        if (head.includes(String.fromCharCode(delimiter))) {
            return delimiter;
        }
    }
    return SPACE;
}

/** The number that text[start, stop) writes, undefined for anything else. */
export function numberOf(text: string, start: number, stop: number): number | undefined {
    const code = text.charCodeAt(start);
    const signed = code === 45 || code === 43 || code === UNICODE_MINUS;
    const first = signed ? text.charCodeAt(start + 1) : code;
    if (stop <= start || stop - start > 400) {
        return undefined;
    }
    if (isDigit(first) || first === 46) {
        const token = text.slice(start, stop);
        const value = Number(code === UNICODE_MINUS ? `-${token.slice(1)}` : token);
        return Number.isNaN(value) ? undefined : value;
    }
    return stop - start <= 9 ? NAMED[text.slice(start, stop).toLowerCase()] : undefined;
}

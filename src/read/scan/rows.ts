import { namedNumber } from '../../model/namedNumber';
import {
    BRACKET_OPEN,
    CARRIAGE_RETURN,
    COMMA,
    DOT,
    DOUBLE_QUOTE,
    MINUS,
    PIPE,
    PLUS,
    SEMICOLON,
    SPACE,
    TAB,
    UNICODE_MINUS,
    isBlank,
    isDigit,
    isSpace,
    lineEnd,
    skipSpaces,
} from './characters';
import { SEPARATORS, closingQuote, csvFieldAt } from './csv';
import { LONGEST_FIELD, punctuationOfLines, readNumberRun } from './numberRun';
import type { Separators } from './numberRun';
import type { Numbers } from './numbers';

/** A label in one piece: a quoted text, R's `[1]` and `[1,]`. */
const QUOTED_LABEL = /^(?:\[\d+,?\]|"[^"]*"|'[^']*')$/;

/** What parts the words of a label: `2024/05/01`, `train:cat`. */
const JOINTS: ReadonlySet<string> = new Set([':', '/']);
const NOT_IN_WORD: ReadonlySet<string> = new Set('\t\n\v\f\r [](){}=<>;,"\'`#*|\\');
const BEHIND_ASCII = '\x7F';

/**
 * Whether the characters are a word, or words with a joint between each two of them. A scanner and not an expression:
 * words hold dots and dashes, too, and it has to look at each character once, whatever prose puts in front of a line.
 */
export function isWordLabel(characters: Iterable<string>): boolean {
    let inWord = false;
    for (const character of characters) {
        const isJoint = JOINTS.has(character);
        if (isJoint ? !inWord : NOT_IN_WORD.has(character) || isOtherBlank(character)) {
            return false;
        }
        inWord = !isJoint;
    }
    return inWord;
}

const isOtherBlank = (character: string): boolean => character > BEHIND_ASCII && /\s/.test(character);

const HAS_WORD = /[\p{L}\d]/u;

/** Whether a text in front of the numbers of a row can be their label; of a long one the beginning tells. */
function isLabel(said: string): boolean {
    const head = said.length > LONGEST_LABEL ? said.slice(0, LONGEST_LABEL) : said;
    return HAS_WORD.test(head) && (QUOTED_LABEL.test(head) || isWordLabel(head));
}

/** The label of a row of CSV may have blanks in it. */
const CSV_LABEL = /^[\p{L}\d_][^[\](){}=:#]*$/u;

/** How far the first separator is looked for. */
const REACH = 400;
/** What a longer text says is told from as many characters. */
const LONGEST_LABEL = 80;

/** Reads rows of numbers: `1.5 2.5`, `1.5,2.5`, `cat  1.5  2.5`. Remembers the row that was read last. */
export class RowReader {
    /** The number of numbers in the row, or of those that should be there. */
    count = 0;
    /** What stands before the numbers; undefined: nothing. A text in quotes still has them. */
    label: string | undefined;
    /** Some of the fields say only that others were left out: `...`. */
    elided = false;
    /** Some of the fields are empty. */
    missing = false;
    /** Behind the last character of the row. */
    end = 0;
    /** The start of the next line. */
    next = 0;
    delimiter = SPACE;
    /** How many numbers the last run had. */
    private justRead = 0;
    private readonly separators: Separators = { commas: 0, gaps: 0, wantsElement: true };

    constructor(
        private readonly text: string,
        private readonly numbers: Numbers,
    ) {}

    /**
     * Appends the numbers of the row at `lineStart`. Says false, and appends nothing, when it holds something else.
     */
    read(lineStart: number, delimiter?: number): boolean {
        const { text, numbers } = this;
        const start = skipSpaces(text, lineStart);
        this.delimiter = delimiter ?? delimiterOf(text, start);
        this.count = 0;
        this.label = undefined;
        this.elided = false;
        this.missing = false;
        const base = numbers.length;
        const isCsv = SEPARATORS.includes(String.fromCharCode(this.delimiter));
        if (!(isCsv ? this.readRecord(start) : this.readLine(start))) {
            numbers.truncate(base);
            return false;
        }
        return numbers.length > base || this.elided;
    }

    /** Fields with blanks, or `|`, between them, up to the end of the line. */
    private readLine(start: number): boolean {
        const { text, delimiter } = this;
        const feed = lineEnd(text, start);
        const end = trimmedEnd(text, start, feed);
        for (let at = start, field = 0; ; field++) {
            at = skipSpaces(text, this.readRun(at));
            field += this.justRead;
            if (at >= end) {
                break;
            }
            let stop = at;
            while (
                stop < end &&
                text.charCodeAt(stop) !== delimiter &&
                !(delimiter === SPACE && text.charCodeAt(stop) === TAB)
            ) {
                stop++;
            }
            const fieldEnd = trimmedEnd(text, at, stop);
            const isQuoted =
                fieldEnd - at > 2 &&
                text.charCodeAt(at) === DOUBLE_QUOTE &&
                text.charCodeAt(fieldEnd - 1) === DOUBLE_QUOTE;
            const quote = isQuoted ? 1 : 0;
            if (!this.number(at + quote, fieldEnd - quote) && !this.otherField(at, fieldEnd, field, isLabel)) {
                return false;
            }
            at = skipSpaces(text, delimiter === SPACE ? stop : stop + 1);
        }
        this.endAt(end, feed);
        return true;
    }

    /** A record as RFC 4180 has it. A separator behind the last field is passed over. */
    private readRecord(start: number): boolean {
        const { text, delimiter } = this;
        for (let at = start, index = 0; ; index++) {
            at = this.readRun(at);
            if (this.justRead > 0 && !this.separators.wantsElement) {
                this.endAt(at, lineEnd(text, at));
                return true;
            }
            index += this.justRead;
            const field = csvFieldAt(text, at, delimiter);
            if (field === undefined) {
                return false;
            }
            const isLast = text.charCodeAt(field.next) !== delimiter;
            const isEmpty = field.start === field.end;
            if (isEmpty && index === 0) {
                this.label = '';
            } else if (isEmpty && !isLast) {
                this.missing = true;
                this.count++;
            } else if (!isEmpty && !this.number(field.start, field.end)) {
                const quote = field.isQuoted ? 1 : 0;
                if (!this.otherField(field.start - quote, field.end + quote, index, isCsvLabel)) {
                    return false;
                }
            }
            if (isLast) {
                this.endAt(trimmedEnd(text, start, field.next, delimiter), lineEnd(text, field.next));
                return true;
            }
            at = field.next + 1;
        }
    }

    /** Reads the fields from `at` on as long as they are plain numbers. Returns where the first other one begins, or the row ends. */
    private readRun(at: number): number {
        const { numbers, separators } = this;
        const behind = punctuationOfLines(this.delimiter);
        const base = numbers.length;
        separators.wantsElement = true;
        const next = behind === undefined ? at : readNumberRun(this.text, at, numbers, separators, Infinity, behind);
        this.justRead = numbers.length - base;
        this.count += this.justRead;
        return next;
    }

    private endAt(end: number, feed: number): void {
        this.end = end;
        this.next = Math.min(feed + 1, this.text.length);
    }

    private number(start: number, stop: number): boolean {
        const value = numberWritten(this.text, start, stop);
        if (value === undefined) {
            return false;
        }
        this.numbers.push(value, start, stop);
        this.numbers.noteDecimals(this.text.slice(start, stop));
        this.count++;
        return true;
    }

    /** A field that is not a number: what says that some were left out, or the label that the row begins with. */
    private otherField(start: number, stop: number, index: number, accept: (said: string) => boolean): boolean {
        if (stop - start <= 3 && /^(?:\.{2,3}|[…⋮⋯⋱])$/.test(this.text.slice(start, stop))) {
            this.elided = true;
            return true;
        }
        if (index > 0) {
            return false;
        }
        const said = this.text.slice(start, stop);
        this.label = said;
        return accept(said);
    }
}

function isCsvLabel(said: string): boolean {
    const head = said.slice(0, LONGEST_LABEL);
    return said.startsWith('"') ? HAS_WORD.test(head) : isLabel(said) || CSV_LABEL.test(head);
}

/** Where the text before `end` ends, without blanks; a delimiter that is one is kept. */
function trimmedEnd(text: string, start: number, end: number, delimiter?: number): number {
    const isTrimmed = (code: number): boolean => (isSpace(code) && code !== delimiter) || code === CARRIAGE_RETURN;
    while (end > start && isTrimmed(text.charCodeAt(end - 1))) {
        end--;
    }
    return end;
}

/** What parts the fields of the row at `start`: the most likely separator outside quotes in its first line. */
function delimiterOf(text: string, start: number): number {
    if (text.charCodeAt(start) === DOUBLE_QUOTE) {
        const close = closingQuote(text, start);
        const behind =
            close < 0 ? '' : text.charAt(text.charCodeAt(close + 1) === TAB ? close + 1 : skipSpaces(text, close + 1));
        return SEPARATORS.includes(behind) || behind === '|' ? behind.charCodeAt(0) : SPACE;
    }
    const end = Math.min(lineEnd(text, start), start + REACH);
    let isQuoted = false;
    /** A tab parts two fields only where something stands behind it. */
    let afterTab = false;
    let found = SPACE;
    for (let at = behindRowNumber(text, start); at < end; at++) {
        const code = text.charCodeAt(at);
        if (code === DOUBLE_QUOTE) {
            isQuoted = !isQuoted;
        }
        if (afterTab && !isBlank(code)) {
            return TAB;
        }
        if (isQuoted) {
            continue;
        }
        afterTab ||= code === TAB;
        if (code === COMMA || (code === SEMICOLON && found !== COMMA) || (code === PIPE && found === SPACE)) {
            found = code;
        }
    }
    return found;
}

/** Behind R's `[1,]` at `at`, whose comma parts no fields. */
function behindRowNumber(text: string, at: number): number {
    if (text.charCodeAt(at) !== BRACKET_OPEN) {
        return at;
    }
    let end = at + 1;
    while (isDigit(text.charCodeAt(end))) {
        end++;
    }
    return end > at + 1 && text.startsWith(',]', end) ? end + 2 : at;
}

/** The number that text[start, stop) writes, undefined for anything else. */
export function numberWritten(text: string, start: number, stop: number): number | undefined {
    const code = text.charCodeAt(start);
    const signed = code === MINUS || code === PLUS || code === UNICODE_MINUS;
    const first = signed ? text.charCodeAt(start + 1) : code;
    if (stop <= start || stop - start > LONGEST_FIELD) {
        return undefined;
    }
    if (isDigit(first) || first === DOT) {
        const token = text.slice(start, stop);
        const value = Number(code === UNICODE_MINUS ? `-${token.slice(1)}` : token);
        return Number.isNaN(value) ? undefined : value;
    }
    return stop - start <= '-infinity'.length ? wordOf(text.slice(start, stop)) : undefined;
}

/** The number that a word stands for in a table. */
const wordOf = (word: string): number | undefined =>
    /^true$/i.test(word) ? 1 : /^false$/i.test(word) ? 0 : namedNumber(word);

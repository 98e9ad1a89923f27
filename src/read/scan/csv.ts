import { CARRIAGE_RETURN, DOUBLE_QUOTE, LINE_FEED, TAB, isSpace, skipSpaces } from './characters';

/** A field of a record (RFC 4180): its content at start <= offset < end, and what ends it at `next`. */
export interface CsvField {
    readonly start: number;
    readonly end: number;
    /** It stands in quotes, which are outside of its content; in there a quote is doubled. */
    readonly isQuoted: boolean;
    /** The offset of the separator or the line end behind it, or the text's length. */
    readonly next: number;
}

/** What may part the fields, the most likely first. */
export const SEPARATORS: readonly string[] = ['\t', ',', ';'];

/**
 * The field at `pos`; in quotes it may hold separators and line ends. Blanks around it do not belong to it. Undefined
 * where a quote is not closed, or something other than a separator stands behind it.
 */
export function csvFieldAt(text: string, pos: number, separator: number): CsvField | undefined {
    const start = skipPadding(text, pos, separator);
    if (text.charCodeAt(start) === DOUBLE_QUOTE) {
        const close = closingQuote(text, start);
        const next = skipPadding(text, close + 1, separator);
        return close >= 0 && isFieldEnd(text, next, separator)
            ? { start: start + 1, end: close, isQuoted: true, next }
            : undefined;
    }
    let next = start;
    while (!isFieldEnd(text, next, separator)) {
        next++;
    }
    let end = next;
    while (end > start && isSpace(text.charCodeAt(end - 1))) {
        end--;
    }
    return { start, end, isQuoted: false, next };
}

/** The quote that closes the one at `open`, or -1. */
export function closingQuote(text: string, open: number): number {
    for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
        if (text.charCodeAt(at + 1) !== DOUBLE_QUOTE) {
            return at;
        }
    }
    return -1;
}

/** A spreadsheet takes it for a formula, or would if the apostrophes before it were not there; full width, too. */
const FORMULA = /^'*\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The text for a field, with an apostrophe before what a spreadsheet would compute: `=HYPERLINK(...)`. */
export const withoutFormula = (text: string): string =>
    FORMULA.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;

/** What the content of a field says: in quotes, quotes are doubled; the apostrophe before a formula is no part of it. */
export function contentOf(field: string): string {
    const said = field.replaceAll('""', '"');
    return said.startsWith("'") && FORMULA.test(said.slice(1)) ? said.slice(1) : said;
}

/** The fields of a record that is a text of its own; undefined where it is not one. */
export function csvRecord(text: string, separator: string): readonly string[] | undefined {
    const fields: string[] = [];
    for (let pos = 0; pos <= text.length;) {
        const field = csvFieldAt(text, pos, separator.charCodeAt(0));
        if (field === undefined) {
            return undefined;
        }
        const content = text.slice(field.start, field.end);
        fields.push(field.isQuoted ? contentOf(content) : content);
        pos = field.next + 1;
    }
    return fields;
}

/** Passes over blanks, as far as they do not separate fields. */
function skipPadding(text: string, pos: number, separator: number): number {
    if (separator !== TAB) {
        return skipSpaces(text, pos);
    }
    while (text.charCodeAt(pos) !== TAB && isSpace(text.charCodeAt(pos))) {
        pos++;
    }
    return pos;
}

function isFieldEnd(text: string, pos: number, separator: number): boolean {
    const code = text.charCodeAt(pos);
    return code === separator || isRecordEnd(text, pos);
}

/** Whether the record, or the text, ends at `pos`. */
export const isRecordEnd = (text: string, pos: number): boolean =>
    pos >= text.length || text.charCodeAt(pos) === LINE_FEED || isReturnOfLineEnd(text, pos);

/** A carriage return by itself, as progress bars print it, does not end a record. */
const isReturnOfLineEnd = (text: string, pos: number): boolean =>
    text.charCodeAt(pos) === CARRIAGE_RETURN && (text.charCodeAt(pos + 1) === LINE_FEED || pos + 1 === text.length);

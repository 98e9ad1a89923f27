import type { Collector } from '../../collector';
import { messages } from '../../messages';
import { lineEnd } from '../../scan/characters';
import { numberWritten } from '../../scan/rows';
import type { FormatOf } from '../format';
import { addRecords } from './records';
import type { Field, Fields, Scalar } from './literal';

/** What stands above each record: psql's `\x`, Spark's `vertical=True`, MySQL's `\G`. */
const HEADINGS: readonly RegExp[] = [
    /^-\[ RECORD (\d{1,9}) \][-+]*$/,
    /^-RECORD (\d{1,9})-[-+]*$/,
    /^\*{3,40} (\d{1,9})\. row \*{3,40}$/,
];
/** A name and what it has, in a line of its own. */
const FIELD = /^ *([\p{L}_"][^|:\n]{0,100}?) *(?:\| ?|:(?: |$))(.*)$/u;
/** What may follow the last record at once: how many there are. */
const ROW_COUNT = /^(?:\(?\d+ rows?\b|only showing top \d+ rows?)/;
/** Longer lines are not of the kind. */
const LONGEST = 4000;

/** Rows of a table with a line for each field, as databases print them on demand. */
export const expandedRecords: FormatOf = out => ({ read: lineStart => readRecords(out, lineStart) });

/** Reads the records from the line at `lineStart` on. Returns the start of the line behind, or `lineStart`: there are none. */
function readRecords(out: Collector, lineStart: number): number {
    const { text } = out;
    const rows: Fields[] = [];
    let first = NaN;
    let at = lineStart;
    while (at < text.length) {
        const number = headingAt(text, at);
        first = rows.length === 0 ? (number ?? NaN) : first;
        if (number === undefined || number !== first + rows.length) {
            break;
        }
        const row = fieldsBelow(text, at);
        if (row.fields.length === 0) {
            break;
        }
        rows.push(row);
        at = Math.min(lineEnd(text, row.end) + 1, text.length);
    }
    const last = rows.at(-1);
    if (last === undefined) {
        return lineStart;
    }
    const keys = rows[0]!.fields.map(({ key }) => key!);
    const areAlike = rows.every(
        ({ fields }) => fields.length === keys.length && fields.every(({ key }, i) => key === keys[i]),
    );
    if (areAlike && first <= 1 && new Set(keys).size === keys.length) {
        const before = out.found.length;
        addRecords(out, lineStart, { keys, rows, start: lineStart, end: last.end });
        if (out.found.length > before && !areEnded(text, at)) {
            // A line that is no field: what it belongs to, and the records behind it, would be missing.
            out.found.length = before;
            out.refuse(lineStart, last.end, { reason: 'elided', message: messages.elided() });
        }
    }
    return at;
}

/** Whether the records may end above the line at `at`. */
function areEnded(text: string, at: number): boolean {
    const line = text.slice(at, Math.min(lineEnd(text, at), at + 200)).trim();
    return line === '' || headingAt(text, at) !== undefined || ROW_COUNT.test(line);
}

/** The number of the record whose heading the line is. */
function headingAt(text: string, start: number): number | undefined {
    const sign = text.charAt(start);
    if (sign !== '-' && sign !== '*') {
        return undefined;
    }
    const line = text.slice(start, Math.min(lineEnd(text, start), start + 200)).trimEnd();
    const number = HEADINGS.map(heading => heading.exec(line)?.[1]).find(found => found !== undefined);
    return number === undefined ? undefined : Number(number);
}

/** The fields in the lines below a heading. */
function fieldsBelow(text: string, start: number): Fields {
    const fields: Field[] = [];
    let end = start;
    for (let at = lineEnd(text, start) + 1; at < text.length; at = lineEnd(text, at) + 1) {
        const feed = lineEnd(text, at);
        const [line, key, said] = (feed - at > LONGEST ? null : FIELD.exec(text.slice(at, feed).trimEnd())) ?? [];
        if (line === undefined) {
            break;
        }
        end = at + line.length;
        fields.push({ key, value: valueAt(text, end - said!.length, end) });
    }
    return { fields, start, end };
}

/** What is not a number is a text without quotes: the places of one in quotes are around them. */
function valueAt(text: string, start: number, end: number): Scalar {
    const value = numberWritten(text, start, end);
    return value === undefined
        ? { kind: 'text', text: text.slice(start, end), start: start - 1, end: end + 1 }
        : { kind: 'number', value, start, end };
}

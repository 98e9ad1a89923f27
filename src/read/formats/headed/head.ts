import { isSpace, lineEnd, skipSpaces } from '../../scan/characters';
import { numberWritten } from '../../scan/rows';
import { FieldReader, fieldNumber, isDecimalComma, isDrawn, lineFrom, separatorsOf } from './fields';
import type { Separator } from './fields';
import { hasRole } from './roles';
import { belongsToLogits, columnName, isLabelColumnName, logitGroup } from './columnNames';

/** What stands above the rows of a table. */
export interface Head {
    readonly separator: Separator;
    readonly names: readonly HeadName[];
    /** How many fields of a row stand before those of the names. */
    readonly indices: number;
    /** Their names, where pandas gives the levels of its index a line of their own. */
    readonly indexNames: readonly HeadName[];
    /** Where the first row begins. */
    readonly rows: number;
    /** More columns follow further down: pandas sets `\` behind the header. */
    readonly isContinued: boolean;
    /** Lines are drawn across the table. */
    readonly isDrawn: boolean;
    /** The names only count the columns. */
    readonly isCounting: boolean;
    /** Columns and rows have names for all of them, as in a table that counts pairs. */
    readonly isCrossed: boolean;
    /** A row has more to it than numbers and a label before them, or the header has. */
    readonly isSpecial: boolean;
}

export interface HeadName {
    readonly name: string;
    readonly start: number;
    readonly end: number;
}

/** The names of the columns that one may choose. */
export const namesToChoose = ({ indexNames, names }: Head): readonly string[] =>
    [...indexNames, ...names].map(({ name }) => columnName(name));

/** What a header begins with: a word, a quote, a line of a frame, an empty name, a column's number. */
const FIRST = /^[\p{L}_"|│┆┃║,;+┌╭┏╔╒0#.]/u;
/** How many lines a head has at most below the names: rules, types, the names of the index. */
export const MOST_LINES = 5;
const TOP_BORDER = /^\s*[+┌╭┏╔╒]/;
/** Types, as polars, DuckDB and tibble print them below the names. */
const TYPE =
    /^(?:<\w+>|[fiu](?:8|16|32|64|128)|str|bool|cat|enum|(?:double|float|real|decimal|numeric|varchar|u?(?:big|small|tiny|huge)?int(?:eger|\d+)?|boolean|date|timestamp|uuid|json|blob|float\d{1,2}|string\d{0,2}|symbol)\??(?:\(\d{1,3}(?:,\s?\d{1,3})?\))?)$/i;
/** Names have no brackets that only open or close, as parts of code and of other arrays do. */
const UNBALANCED = /[={}]|^[^[(]*[\])]|[[(][^\])]*$/;
const NUMERIC_NAME = /^[-+]?(?:\d*\.\d+|\d+\.|\d[\d.]*e[-+]?\d+)$|^-/i;

/** The head of a table that begins with the line at `lineStart`. Looks at a few lines. */
export function headAt(text: string, lineStart: number): Head | undefined {
    const ink = skipSpaces(text, lineStart);
    if (!FIRST.test(String.fromCodePoint(text.codePointAt(ink) ?? 0))) {
        return undefined;
    }
    const first = lineFrom(text, lineStart);
    const start =
        first !== undefined && TOP_BORDER.test(first) && isDrawn(first) ? lineEnd(text, lineStart) + 1 : lineStart;
    const line = start === lineStart ? first : lineFrom(text, start);
    if (line === undefined || line.trim() === '' || isNoHeader(line)) {
        return undefined;
    }
    for (const separator of separatorsOf(line)) {
        const head = headWith(text, start, separator, start > lineStart);
        if (head !== undefined) {
            return head;
        }
    }
    return undefined;
}

/** Code, and sentences with a number in them: most lines of most texts, and told at a glance. */
const isNoHeader = (line: string): boolean =>
    /[={}]/.test(line) || (/\S \d*\.\d+(?: |$)/.test(line) && !/[,;|\t│┆┃║]|\S {2}/.test(line));

function headWith(text: string, start: number, separator: Separator, isFramed: boolean): Head | undefined {
    const header = new FieldReader(text, separator);
    if (!header.read(start)) {
        return undefined;
    }
    const all = header.starts.map((at, i) => {
        const name = header.slice(i);
        // reStructuredText has no empty fields.
        return { name: i === 0 && name === '..' ? '' : name, start: at, end: header.ends[i]! };
    });
    const isSpaced = separator === ' ' || separator === '  ';
    const isContinued = isSpaced && all.at(-1)?.name === '\\';
    const names = isContinued ? all.slice(0, -1) : all;
    const counted = isUnnamedIndex(names[0]?.name) ? names.slice(1) : names;
    const isCounting = counted.length > 1 && counted.every(({ name }, i) => name === String(i));
    if (
        names.length === 0 ||
        names.some(({ name }) => NUMERIC_NAME.test(name) || UNBALANCED.test(name)) ||
        (!isCounting && names.every(({ name }) => /^\d*$/.test(name)))
    ) {
        return undefined;
    }
    const row = new FieldReader(text, isSpaced ? ' ' : separator);
    let rows = header.next;
    let drawn = isFramed;
    let typed = false;
    let indexNames: readonly HeadName[] = [];
    // The names of the columns have a name, too: pandas sets it above that of the index.
    let isCrossed = false;
    for (let left = MOST_LINES; ; left--) {
        const line = lineFrom(text, rows);
        if (left === 0 || line === undefined || line.trim() === '') {
            return undefined;
        }
        if (isDrawn(line)) {
            drawn = true;
            rows = lineEnd(text, rows) + 1;
            continue;
        }
        if (!row.read(rows)) {
            return undefined;
        }
        if (Array.from(row.starts, (_, i) => row.slice(i)).every(field => TYPE.test(field))) {
            typed = true;
        } else if (!isSpaced && namesIndexOnly(row) && row.count <= names.length) {
            drawn = true; // pandas names the index in a row of its own
        } else if (
            isSpaced &&
            indexNames.length === 0 &&
            (indentOf(header) > indentOf(row) ||
                (indentOf(header) === indentOf(row) && row.count === 1 && names.length > 2)) &&
            isIndexLine(text, row)
        ) {
            isCrossed = indentOf(header) === indentOf(row);
            indexNames = row.starts.map((at, i) => ({ name: row.slice(i), start: at, end: row.ends[i]! }));
        } else {
            break;
        }
        rows = row.next;
    }
    const hasNames =
        isCrossed ||
        (isSpaced &&
            indexNames.length === 0 &&
            !drawn &&
            !typed &&
            row.count === names.length &&
            isColumnsName(header, row));
    const named = hasNames ? names.slice(1) : names;
    const indices = row.count - named.length;
    const canBe = isSpaced
        ? indices === indexNames.length ||
          // Fewer fields than names: there is no telling which of them is empty.
          (indexNames.length === 0 && indices >= 0 && (indices <= 1 || isLeftOf(row, indices, header)))
        : indices === 0 || (indices === 1 && separator === '|' && drawn);
    const isNumber = (i: number): boolean =>
        fieldNumber(text, row.slice(i), row.starts[i]!, row.ends[i]!, separator) !== undefined;
    const numbers = named.filter((_, i) => isNumber(i + indices)).length;
    if (
        !canBe ||
        numbers === 0 ||
        (isSpaced && !drawn && !typed && !isAligned(header, row, hasNames ? 1 : 0, indices, named.length)) ||
        (named.length === 1 && !(isSpaced && indices > 0 && !isNumber(0) && isSpace(text.charCodeAt(start)))) ||
        (isCounting && !(isSpaced ? indices === 1 && !isNumber(0) : indices === 0))
    ) {
        return undefined;
    }
    const group = logitGroup(named.map(({ name }) => name));
    const isGrouped =
        group !== undefined && named.some(({ name }, i) => isNumber(i + indices) && !belongsToLogits(name, group));
    const isSpecial =
        drawn ||
        typed ||
        indexNames.length > 0 ||
        indices > 1 ||
        hasNames ||
        isContinued ||
        isCounting ||
        named.length === 1 ||
        isGrouped ||
        named.some((_, i) => isYesOrNo(row.slice(i + indices))) ||
        // Only here are decimal commas read.
        named.some((_, i) => isDecimalComma(row.slice(i + indices), separator)) ||
        named.some(
            ({ name }, i) =>
                (i + indices > 0 && !isNumber(i + indices)) ||
                (hasRole(name) && (isNumber(i + indices) || isLabelColumnName(name))),
        );
    return {
        separator: row.separator,
        names: named,
        indices,
        indexNames,
        rows,
        isContinued,
        isDrawn: drawn,
        isCounting,
        isCrossed,
        isSpecial,
    };
}

const isYesOrNo = (field: string): boolean => /^(?:true|false)$/i.test(field);

/** JavaScript's console writes `(index)` above the numbers of the rows. */
const isUnnamedIndex = (name: string | undefined): boolean => name === '' || name === '(index)';

/** How many characters stand before the first field of a line. */
const indentOf = ({ starts, start }: FieldReader): number => starts[0]! - start;

/** A row in which only the first fields say something, one for each level of an index, and no numbers. */
function namesIndexOnly(row: FieldReader): boolean {
    if (row.slice(row.count - 1) !== '') {
        return false;
    }
    const fields = Array.from(row.starts, (_, i) => row.slice(i));
    const levels = fields.findIndex(field => field === '');
    return (
        levels > 0 && levels < 4 && fields.every((field, i) => (i < levels ? /^[\p{L}_]/u.test(field) : field === ''))
    );
}

/** The names of pandas' index stand in a line of their own: words at its beginning, and nothing below the columns. */
function isIndexLine(text: string, row: FieldReader): boolean {
    const next = lineFrom(text, row.next);
    return (
        row.count < 4 &&
        row.starts.every((at, i) => numberWritten(text, at, row.ends[i]!) === undefined) &&
        next !== undefined &&
        next.trim() !== ''
    );
}

/** Whether the first fields of a row, the levels of an index, stand to the left of all names. */
const isLeftOf = (row: FieldReader, levels: number, header: FieldReader): boolean =>
    levels > 1 && levels < 5 && row.ends[levels - 1]! - row.start < header.starts[0]! - header.start;

/** Whether the first word of the header is the name of all columns: pandas sets it flush left, above the index. */
function isColumnsName(header: FieldReader, row: FieldReader): boolean {
    const { starts, ends } = placesIn(header);
    const { starts: rowStarts, ends: rowEnds } = placesIn(row);
    return (
        starts[0] === 0 &&
        rowStarts[0] === 0 &&
        (ends[0] !== rowEnds[0] || rowEnds[0] === 1) &&
        rowEnds.slice(1).every((end, i) => end === ends[i + 1])
    );
}

/**
 * Whether each of the last names stands above its column, flush left or right: by characters, or by the columns of a
 * terminal, where a Chinese one takes two.
 */
function isAligned(header: FieldReader, row: FieldReader, from: number, indices: number, count: number): boolean {
    const fields = Array.from({ length: count }, (_, i) => i);
    // Where points stand below each other, numbers and names need not end alike.
    const isSpread = [header, row].every(({ line }) => !/\S \S/.test(line));
    return [placesIn, widePlacesIn].some(places => {
        const { starts, ends } = places(header);
        const { starts: rowStarts, ends: rowEnds } = places(row);
        return (
            fields.every(i => starts[from + i] === rowStarts[indices + i] || ends[from + i] === rowEnds[indices + i]) ||
            (isSpread &&
                fields.every(
                    i => starts[from + i]! < rowEnds[indices + i]! && rowStarts[indices + i]! < ends[from + i]!,
                ))
        );
    });
}

/** Where the fields stand in their line. */
const placesIn = ({ starts, ends, start }: FieldReader): { readonly starts: number[]; readonly ends: number[] } => ({
    starts: starts.map(at => at - start),
    ends: ends.map(at => at - start),
});

const WIDE = /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/g;

/** The same in columns of a terminal. */
function widePlacesIn(fields: FieldReader): { readonly starts: number[]; readonly ends: number[] } {
    const width = (to: number): number => {
        const before = fields.line.slice(0, to);
        return before.length + (before.match(WIDE)?.length ?? 0);
    };
    const { starts, ends } = placesIn(fields);
    return { starts: starts.map(width), ends: ends.map(width) };
}

import type { Collector } from '../../collector';
import { lineEnd } from '../../scan/characters';
import { isIndexName, isLabelColumnName, isOtherName } from '../headed/columnNames';
import type { Head } from '../headed/head';
import { newColumn, countField } from '../headed/part';
import type { Part } from '../headed/part';
import { Table } from '../headed/table';
import { fieldsAt, skipAllBlanks } from './literal';
import type { Fields, Scalar } from './literal';
import { nameSomethingElse } from './words';

/** More columns are not read. */
const MOST_COLUMNS = 10_000;

/** Dictionaries with the same keys, one for each row of a table. */
export interface Records {
    readonly keys: readonly string[];
    readonly rows: readonly Fields[];
    readonly start: number;
    readonly end: number;
}

/**
 * The records that begin at `open`: `[{'cat': 1.25, 'dog': -0.5, 'label': 0}, ...]`, as pandas has them, or one in each
 * line, as JSON Lines does. Undefined where the dictionaries differ, or hold anything but numbers and texts.
 *
 * @param first the dictionary at `open`, where it has been read
 */
export function recordsAt(text: string, open: number, first?: Fields): Records | undefined {
    const isList = text.charAt(open) === '[';
    const rows: Fields[] = [];
    let at = isList ? skipAllBlanks(text, open + 1) : open;
    let keys: readonly string[] = [];
    while (text.charAt(at) === '{') {
        const row = at === open && first ? first : fieldsAt(text, at, MOST_COLUMNS);
        const own = row?.fields.map(({ key }) => key!) ?? [];
        const isSame = rows.length === 0 || (own.length === keys.length && own.every((key, i) => key === keys[i]));
        if (row === undefined || !isSame || row.fields.some(({ key, value }) => key === undefined || !value)) {
            break;
        }
        if (rows.length === 0 && namesOfLogits({ keys: own, rows: [row] }) === undefined) {
            return undefined; // told by the first: a log may have a million of them
        }
        rows.push(row);
        keys = own;
        at = skipAllBlanks(text, row.end);
        if (isList && text.charAt(at) === ',') {
            at = skipAllBlanks(text, at + 1);
        } else if (isList || lineEnd(text, row.end) >= at) {
            break;
        }
    }
    const last = rows.at(-1);
    const isWhole = isList ? text.charAt(at) === ']' : last !== undefined;
    return isWhole && last !== undefined && new Set(keys).size === keys.length
        ? { keys, rows, start: open, end: isList ? at + 1 : last.end }
        : undefined;
}

/** Whether one of the columns says something else than a score: a text, or a whole number with such a name. */
export const haveRoles = ({ keys, rows }: Records): boolean =>
    keys.some((key, i) => rows.every(({ fields }) => isRole(key, fields[i]!.value!)));

const isRole = (key: string, value: Scalar): boolean =>
    value.kind === 'text' ||
    isOtherName(key) ||
    (Number.isInteger(value.value) && (isLabelColumnName(key) || isIndexName(key)));

/** Which of the columns may be logits; undefined where those are too few, or settings and measurements. */
function namesOfLogits({ keys, rows }: Pick<Records, 'keys' | 'rows'>): ReadonlySet<string> | undefined {
    const free = keys.filter((key, i) => rows.some(({ fields }) => !isRole(key, fields[i]!.value!)));
    return free.length > 1 && !nameSomethingElse(free) ? new Set(free) : undefined;
}

/** Whether there are columns that may be logits, and one of their numbers has a point. */
export function mayBeLogits(text: string, records: Records): boolean {
    const free = namesOfLogits(records);
    return (
        free !== undefined &&
        records.rows.some(({ fields }) =>
            fields.some(({ key, value }) => free.has(key!) && text.slice(value!.start, value!.end).includes('.')),
        )
    );
}

/** Reports the table that the records are; whether it is one. */
export function addRecords(out: Collector, open: number, { keys, rows, end }: Records): boolean {
    const { numbers, text } = out;
    const base = numbers.length;
    const columns = keys.map((key, i) => newColumn(key, base + i, keys.length, rows[0]!.fields[i]!.value!));
    rows.forEach(({ fields }, row) =>
        fields.forEach(({ value }, i) => {
            const { start, end: stop } = placeOf(value!);
            const number = value!.kind === 'number' ? value!.value : undefined;
            numbers.push(number ?? NaN, start, stop);
            countField(columns[i]!, text.slice(start, stop), number, row);
        }),
    );
    const part: Part = { columns, indices: [], rows: rows.length, end, next: end, isElided: false, ragged: undefined };
    const names = columns.map(({ name, start, end: stop }) => ({ name, start, end: stop }));
    const isTable = new Table(out, base, open, { ...HEAD, names, rows: open }, [part]).report() !== undefined;
    numbers.truncate(base);
    return isTable;
}

const HEAD: Omit<Head, 'names' | 'rows'> = {
    separator: ',',
    indices: 0,
    indexNames: [],
    isContinued: false,
    isDrawn: true,
    isCounting: false,
    isCrossed: false,
    isSpecial: true,
};

/** A text without its quotes. */
const placeOf = ({ kind, start, end }: Scalar): { readonly start: number; readonly end: number } =>
    kind === 'text' ? { start: start + 1, end: end - 1 } : { start, end };

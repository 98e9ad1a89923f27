import type { Collector } from '../../collector';
import { lineEnd } from '../../scan/characters';
import { isRecordEnd } from '../../scan/csv';
import { punctuationOfLines, readNumberRun } from '../../scan/numberRun';
import { columnName } from './columnNames';
import { FieldReader, fieldNumber, isDrawn, lineFrom } from './fields';
import type { Span } from '../../types';
import type { Separator } from './fields';
import type { Head } from './head';
import type { FieldColumn } from './roles';

const ELISION = /^(?:\.{2,3}|[…⋮⋯·])$/;

/** Rows that were read below one head. */
export interface Part {
    readonly columns: readonly FieldColumn[];
    readonly indices: readonly FieldColumn[];
    readonly rows: number;
    /** Behind the last row, and the start of the next line. */
    readonly end: number;
    readonly next: number;
    readonly isElided: boolean;
    readonly ragged: { readonly row: number; readonly count: number; readonly before: number } | undefined;
}

/** Reads the rows below a head. Each field becomes a number, what is not one becomes NaN. */
export function readPart(out: Collector, head: Head): Part {
    const { text, numbers } = out;
    const { separator, names, indices } = head;
    const width = names.length + indices;
    const first = numbers.length;
    const column = (i: number, name: string, start: number, end: number): FieldColumn =>
        newColumn(columnName(name), first + i, width, { start, end });
    const columns = [
        ...Array.from({ length: indices }, (_, i) => {
            const { name, start, end } = head.indexNames[i] ?? { name: '', start: head.rows, end: head.rows };
            return column(i, name, start, end);
        }),
        ...names.map(({ name, start, end }, i) => column(i + indices, name, start, end)),
    ];
    const fields = new FieldReader(text, separator);
    let [rows, pos, end] = [0, head.rows, head.rows];
    let isElided = names.some(({ name }) => ELISION.test(name));
    let ragged: Part['ragged'];
    while (pos < text.length) {
        const line = head.isDrawn ? lineFrom(text, pos) : undefined;
        if (line !== undefined && isDrawn(line)) {
            pos = Math.min(lineEnd(text, pos) + 1, text.length);
            end = pos - 1;
            continue;
        }
        const base = numbers.length;
        if (readPlainRow(out, pos, separator, width)) {
            if (columns.some((at, i) => i >= indices && (rows === 0 || at.numbers > 0))) {
                columns.forEach((at, i) => countNumber(at, out, base + i, rows));
                rows++;
                end = numbers.ends[base + width - 1]!;
                pos = Math.min(lineEnd(text, end) + 1, text.length);
                continue;
            }
            numbers.truncate(base);
        }
        if (!fields.read(pos) || fields.count === 0) {
            break;
        }
        const said = Array.from(fields.starts, (_, i) => fields.slice(i));
        if (said.every(field => ELISION.test(field))) {
            isElided = true;
        } else {
            const missing = width - fields.count;
            const values = said.map((field, i) =>
                fieldNumber(text, field, fields.starts[i]!, fields.ends[i]!, separator),
            );
            const isSparse = missing > 0 && missing < indices && text.charCodeAt(pos) <= 32;
            const numeric = values.filter(value => value !== undefined).length;
            const isRow = missing === 0 || isSparse;
            const isEnd = isRow
                ? !columns.some(
                      (at, i) => i >= indices && values[i - missing] !== undefined && (rows === 0 || at.numbers > 0),
                  )
                : true;
            if (isEnd) {
                if (!isRow && numeric > 1) {
                    ragged = { row: rows + 1, count: fields.count, before: width };
                    [pos, end] = [fields.next, fields.end];
                }
                break;
            }
            for (let i = 0; i < width; i++) {
                const at = i - missing;
                const field = said[at] ?? '';
                const value = values[at];
                const start = fields.starts[Math.max(at, 0)]!;
                numbers.push(value ?? NaN, start, at < 0 ? start : fields.ends[at]!);
                isElided ||= value === undefined && ELISION.test(field);
                countField(columns[i]!, field, value, rows);
            }
            rows++;
        }
        end = fields.end;
        pos = fields.next;
    }
    return {
        columns: columns.slice(indices),
        indices: columns.slice(0, indices),
        rows,
        end,
        next: pos,
        isElided,
        ragged,
    };
}

/** A column whose name stands there, before its fields are counted. */
export const newColumn = (name: string, first: number, step: number, { start, end }: Span): FieldColumn => ({
    name,
    start,
    end,
    first,
    step,
    numbers: 0,
    integers: 0,
    whole: 0,
    booleans: 0,
    empty: 0,
    isCounting: true,
});

/** Reads the row at `pos` where it is nothing but plain numbers, so many of them; else it reads nothing. */
function readPlainRow({ text, numbers }: Collector, pos: number, separator: Separator, width: number): boolean {
    const behind = separator.length > 1 ? undefined : punctuationOfLines(separator.charCodeAt(0));
    if (behind === undefined) {
        return false;
    }
    const base = numbers.length;
    const separators = { commas: 0, gaps: 0, wantsElement: true };
    const end = readNumberRun(text, pos, numbers, separators, Infinity, behind);
    const isRow = numbers.length - base === width && !separators.wantsElement && isRecordEnd(text, end);
    if (!isRow) {
        numbers.truncate(base);
    }
    return isRow;
}

/** Notes the number at a place, a field of the column. Most have a fraction, and nothing else is to be known of them. */
function countNumber(column: FieldColumn, { text, numbers }: Collector, place: number, row: number): void {
    const value = numbers.values[place]!;
    if (Number.isFinite(value) && !Number.isInteger(value)) {
        column.isCounting = false;
        column.numbers++;
    } else {
        countField(column, text.slice(numbers.starts[place], numbers.ends[place]), value, row);
    }
}

/** Notes what a field of the column holds. */
export function countField(column: FieldColumn, field: string, value: number | undefined, row: number): void {
    column.isCounting &&= field === String(row);
    column.empty += field === '' ? 1 : 0;
    if (value !== undefined) {
        column.numbers++;
        column.integers += /^[-+]?\d+$/.test(field) ? 1 : 0;
        column.whole += /^[-+]?\d+(?:\.0*)?$/.test(field) ? 1 : 0;
        column.booleans += /^(?:true|false)$/i.test(field) ? 1 : 0;
    }
}

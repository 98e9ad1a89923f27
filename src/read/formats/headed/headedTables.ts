import type { Collector } from '../../collector';
import { messages } from '../../messages';
import { lineEnd, skipBlanks } from '../../scan/characters';
import { unquoted } from '../../scan/csv';
import { numberWritten } from '../../scan/rows';
import type { Labels } from '../../types';
import type { FormatOf } from '../format';
import { labelsOfRows } from '../rowLabels';
import { readFooter, readHeading } from '../surroundings';
import { classOf } from './columnNames';
import { FieldReader, fieldNumber, isDrawn, lineFrom } from './fields';
import { headAt } from './head';
import type { Head } from './head';
import { areCounts, holdNoLogits, rolesOf } from './roles';
import type { FieldColumn } from './roles';

/**
 * Tables whose columns are not all logits, or whose head is more than a line of names: with a column of labels, numbers
 * of rows or texts, in Markdown, from databases, in several groups of columns as pandas prints wide ones.
 */
export const headedTables: FormatOf = out => {
    /** Up to here are the rows of what was not a table after all: they are not looked at again. */
    let rejected = 0;
    return {
        read: lineStart => {
            const head = lineStart < rejected ? undefined : headAt(out.text, lineStart);
            if (head?.isSpecial !== true) {
                return lineStart;
            }
            const { next, isTable } = readHeadedTable(out, lineStart, head);
            rejected = isTable ? rejected : next;
            return isTable ? next : lineStart;
        },
    };
};

const ELISION = /^(?:\.{2,3}|[…⋮⋯])$/;
const ROW_COUNT = /^\((\d+) rows?(?: in set.*)?\)$/;

/** Rows that were read below one head. */
interface Part {
    readonly columns: readonly FieldColumn[];
    readonly indices: readonly FieldColumn[];
    readonly rows: number;
    /** Behind the last row, and the start of the next line. */
    readonly end: number;
    readonly next: number;
    readonly isElided: boolean;
    readonly ragged: { readonly row: number; readonly count: number; readonly before: number } | undefined;
}

function readHeadedTable(
    out: Collector,
    lineStart: number,
    head: Head,
): { readonly next: number; readonly isTable: boolean } {
    const { text, numbers } = out;
    const base = numbers.length;
    const parts = [readPart(out, head)];
    for (let last: Head | undefined = head; last?.isContinued === true;) {
        const next = skipLineEnds(text, parts.at(-1)!.next);
        last = next < text.length ? headAt(text, next) : undefined;
        parts.push(
            last === undefined
                ? { ...parts[0]!, columns: [], rows: -1, end: parts.at(-1)!.end, next: parts.at(-1)!.next }
                : readPart(out, last),
        );
    }
    const next = new Table(out, base, lineStart, head, parts).report();
    numbers.truncate(base);
    return { next: next ?? parts.at(-1)!.next, isTable: next !== undefined };
}

function skipLineEnds(text: string, pos: number): number {
    const ink = skipBlanks(text, pos);
    return Math.max(pos, text.lastIndexOf('\n', ink - 1) + 1);
}

/** Reads the rows below a head. Each field becomes a number, what is not one becomes NaN. */
function readPart({ text, numbers }: Collector, head: Head): Part {
    const { separator, names, indices } = head;
    const width = names.length + indices;
    const first = numbers.length;
    const column = (i: number, name: string, start: number, end: number): FieldColumn => ({
        name: unquoted(name),
        start,
        end,
        first: first + i,
        step: width,
        numbers: 0,
        integers: 0,
        whole: 0,
        booleans: 0,
        empty: 0,
        isCounting: true,
    });
    const columns = [
        ...Array.from({ length: indices }, (_, i) => column(i, '', head.rows, head.rows)),
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
                isElided ||= ELISION.test(field);
                count(columns[i]!, field, value, rows);
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

function count(column: FieldColumn, field: string, value: number | undefined, row: number): void {
    column.isCounting &&= field === String(row);
    column.empty += field === '' ? 1 : 0;
    if (value !== undefined) {
        column.numbers++;
        column.integers += /^[-+]?\d+$/.test(field) ? 1 : 0;
        column.whole += /^[-+]?\d+(?:\.0*)?$/.test(field) ? 1 : 0;
        column.booleans += /^(?:true|false)$/i.test(field) ? 1 : 0;
    }
}

/** A table that has been read, and what is to be made of it. */
class Table {
    private readonly rows: number;

    constructor(
        private readonly out: Collector,
        private readonly base: number,
        private readonly start: number,
        private readonly head: Head,
        private readonly parts: readonly Part[],
    ) {
        this.rows = parts[0]!.rows;
    }

    /** Reports the array in it, or why there is none. Returns the start of the line behind; undefined: no table. */
    report(): number | undefined {
        const { out, parts, rows, head } = this;
        const { text, numbers } = out;
        const last = parts.at(-1)!;
        const columns = parts.flatMap(part => part.columns);
        const isOnly = columns.length === 1;
        // The only column of a frame has its index for names, whatever it is called.
        const roles = rolesOf(isOnly ? [...parts[0]!.indices, ...columns] : columns, rows);
        const { logits, targets, index } = roles;
        const isOneColumn = (isOnly || roles.isDown) && logits.length === 1 && rows > 1;
        if (rows < 1 || (logits.length < 2 && !isOneColumn && !parts.some(({ isElided }) => isElided))) {
            return holdNoLogits(columns.map(({ name }) => name)) ? last.next : undefined;
        }
        const footer = readFooter(text, last.next);
        const countLine = ROW_COUNT.exec(lineFrom(text, last.next)?.trim() ?? '');
        const saidRows = footer?.rows ?? (countLine ? Number(countLine[1]) : undefined);
        const end = footer?.end ?? (countLine ? lineEnd(text, last.next) : last.end);
        const next = footer || countLine ? Math.min(end + 1, text.length) : last.next;
        numbers.resetDecimals();
        for (const { first, step } of logits) {
            for (let row = 0; row < rows; row++) {
                numbers.noteDecimals(this.fieldAt(first + row * step).replace(',', '.'));
            }
        }
        const isWhole = skipBlanks(text, end) === text.length && skipBlanks(text, 0) >= this.start;
        if (numbers.decimals === undefined && !isWhole && !head.isDrawn) {
            return undefined;
        }
        if (this.isBehindText(columns, logits)) {
            return undefined;
        }
        if (this.isCount(logits)) {
            return last.next;
        }
        if (head.isCounting && head.indices === 0 && logits.some(({ integers }) => integers > 0)) {
            return undefined;
        }
        const refuse = (reason: 'elided' | 'ragged' | 'not-numeric', message: string): number => {
            out.refuse(this.start, end, { reason, message });
            return next;
        };
        if (parts.some(({ isElided }) => isElided) || (saidRows !== undefined && saidRows !== rows)) {
            return refuse('elided', messages.elided());
        }
        if (parts.some(part => part.rows !== rows)) {
            return refuse('elided', messages.truncated());
        }
        const ragged = parts.find(part => part.ragged)?.ragged;
        if (ragged) {
            return refuse('ragged', messages.ragged(ragged.row, [ragged.count], [ragged.before]));
        }
        const torn = logits.find(column => column.numbers < rows);
        if (torn) {
            const empty = torn.empty > 0;
            return refuse('not-numeric', empty ? messages.emptyField() : messages.notNumeric(this.textIn(torn)));
        }
        const names = logits.map(({ name }) => name);
        const indexColumn = parts[0]!.indices.at(-1) ?? index;
        const rowLabels = indexColumn && labelsOfRows(this.fieldsOf(indexColumn));
        const labelColumn = targets.find(target => !this.isIndex(target) && this.labelsIn(target, names));
        const labels = labelColumn && this.labelsIn(labelColumn, names);
        const leftOut = columns.filter(
            column =>
                !logits.includes(column) && column !== indexColumn && column !== labelColumn && column.empty < rows,
        );
        const columnLabels = head.isCounting ? undefined : names;
        const order = new Uint32Array(rows * logits.length);
        logits.forEach(({ first, step }, i) => {
            for (let row = 0; row < rows; row++) {
                order[row * logits.length + i] = first + row * step;
            }
        });
        const { name } = readHeading(text, this.start);
        numbers.gather(this.base, order);
        out.add(
            this.base,
            {
                start: this.start,
                end,
                shape: isOneColumn ? [rows] : [rows, logits.length],
                name: footer?.name ?? name,
                rowLabels,
                columnLabels,
                classNames: isOneColumn ? rowLabels : columnLabels,
                labels,
                leftOut: leftOut.length > 0 ? leftOut.map(column => column.name) : undefined,
            },
            footer === undefined,
        );
        return next;
    }

    /** pandas sets the name of its columns above the index where it writes HTML or LaTeX. */
    private isIndex(column: FieldColumn): boolean {
        return (
            this.head.separator === '\t' &&
            column === this.parts[0]!.columns[0] &&
            column.isCounting &&
            column.whole === this.rows &&
            this.rows > 1
        );
    }

    /** The class of each row: its index, or the name of the column of its logits. */
    private labelsIn(column: FieldColumn, names: readonly string[]): Labels | undefined {
        const { first, step, start, end, whole } = column;
        const { values } = this.out.numbers;
        const said = this.fieldsOf(column);
        const classes = names.map(classOf);
        const data = Float64Array.from(said, (label, row) =>
            whole === this.rows ? values[first + row * step]! : Math.max(names.indexOf(label), classes.indexOf(label)),
        );
        return whole === this.rows || data.every(label => label >= 0)
            ? { data, shape: [this.rows], start, end }
            : undefined;
    }

    /** Whether what stands before the logits is the first of them behind a text, or the names are not those of columns. */
    private isBehindText(columns: readonly FieldColumn[], logits: readonly FieldColumn[]): boolean {
        const numbered = logits.filter(({ name }) => /^\d+$/.test(name)).length;
        const before = columns[columns.indexOf(logits[0]!) - 1];
        return (
            (numbered > 0 && numbered < logits.length) ||
            (before?.numbers === 0 && this.fieldsOf(before).every(field => /[\s:>|=][-+]?\d*[.,]\d+$/.test(field)))
        );
    }

    /** Whether the columns of a printout without an index count bytes, steps or processes. */
    private isCount(columns: readonly FieldColumn[]): boolean {
        const { values, decimals } = this.out.numbers;
        const isPrinted = this.head.separator === ' ' && this.head.indices === 0;
        return (
            isPrinted &&
            decimals === undefined &&
            areCounts(
                columns.flatMap(({ first, step }) =>
                    Array.from({ length: this.rows }, (_, row) => values[first + row * step]!),
                ),
            )
        );
    }

    private fieldsOf({ first, step }: FieldColumn): readonly string[] {
        return Array.from({ length: this.rows }, (_, row) => unquoted(this.fieldAt(first + row * step)));
    }

    private fieldAt(place: number): string {
        const { starts, ends } = this.out.numbers;
        return this.out.text.slice(starts[place], ends[place]);
    }

    /** The first field that is not a number. */
    private textIn({ first, step }: FieldColumn): string {
        const { text } = this.out;
        const fields = Array.from({ length: this.rows }, (_, row) => first + row * step);
        const { starts, ends } = this.out.numbers;
        const place = fields.find(at => numberWritten(text, starts[at]!, ends[at]!) === undefined);
        return this.fieldAt(place ?? first).slice(0, 40);
    }
}

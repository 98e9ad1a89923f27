import { SPACE, isLineEnd, lineEnd, skipBlanks, skipSpaces } from '../scan/characters';
import type { Format, FormatOf } from './format';
import type { Collector } from '../collector';
import { messages } from '../messages';
import { elementsOf } from '../../model/tensor';
import { RowReader } from '../scan/rows';
import { isLabelColumnName, isMetricName, isOtherName } from './headed/columnNames';
import { areCounts, areSummaries, holdNoLogits } from './headed/roles';
import { labelsOfRows } from './rowLabels';
import { lineAbove, readFooter, readHeading } from './surroundings';
import type { Footer, Heading } from './surroundings';
import { headerOf } from './tableHeader';
import type { ColumnHeader } from './tableHeader';

/** Consecutive lines of numbers as they stand in the text. */
interface Block {
    readonly base: number;
    readonly start: number;
    end: number;
    next: number;
    rows: number;
    columns: number;
    readonly labels: string[];
    readonly delimiter: number;
    /** A row with another number of numbers. */
    ragged: { readonly row: number; readonly count: number } | undefined;
    elided: boolean;
    /** Some of the fields are empty: then there are fewer numbers than rows and columns tell. */
    missing: boolean;
}

/** Rows of numbers without brackets. */
export const tables: FormatOf = out => new TableReader(out);

/**
 * Reads numbers that stand in lines without brackets: CSV and TSV, columns of blanks, what pandas, Julia, R, MATLAB and
 * libtorch print. Among other text such lines are only an array when something says so: a header, a footer, or a shape
 * that no prose has.
 */
class TableReader implements Format {
    private readonly text: string;
    private readonly rows: RowReader;
    /** Where the text's first character stands that is not blank. */
    private readonly firstInk: number;

    constructor(private readonly out: Collector) {
        this.text = out.text;
        this.firstInk = skipBlanks(out.text, 0);
        this.rows = new RowReader(out.text, out.numbers);
    }

    /**
     * Reads the table whose rows begin with the line at `lineStart`; returns the start of the line behind it, or
     * `lineStart` where there is none.
     */
    read(lineStart: number): number {
        const { numbers } = this.out;
        numbers.resetDecimals();
        const block = this.readBlock(lineStart);
        if (block === undefined) {
            return lineStart;
        }
        this.report(block);
        numbers.truncate(block.base);
        return block.next;
    }

    private readBlock(lineStart: number): Block | undefined {
        const row = this.rows;
        const base = this.out.numbers.length;
        if (!row.read(lineStart)) {
            return undefined;
        }
        const labelled = row.label !== undefined;
        const block: Block = {
            base,
            start: skipSpaces(this.text, lineStart),
            end: row.end,
            next: row.next,
            rows: 1,
            columns: row.count,
            labels: labelled ? [row.label!] : [],
            delimiter: row.delimiter,
            ragged: undefined,
            elided: row.elided,
            missing: row.missing,
        };
        const isVector = labelled && /^\[\d+\]$/.test(row.label!);
        let length = this.out.numbers.length;
        while (block.next < this.text.length && row.read(block.next, block.delimiter)) {
            const isElision = row.elided && row.count === 0;
            if (!isElision && (row.label !== undefined) !== labelled && !row.elided) {
                this.out.numbers.truncate(length);
                break;
            }
            length = this.out.numbers.length;
            block.elided ||= row.elided;
            block.missing ||= row.missing;
            if (!isElision && row.count !== block.columns && !isVector) {
                if (
                    block.rows === 1 &&
                    !labelled &&
                    isCounting(this.out.numbers.values, base, block.columns) &&
                    row.count === block.columns + 1
                ) {
                    return this.headedByNumbers(lineStart, block);
                }
                block.ragged ??= { row: block.rows + 1, count: row.count };
            }
            if (row.label !== undefined) {
                block.labels.push(row.label);
            }
            block.rows++;
            block.end = row.end;
            block.next = row.next;
        }
        return block;
    }

    /** pandas numbers columns without names 0, 1, 2: its first line is no row. */
    private headedByNumbers(lineStart: number, block: Block): Block | undefined {
        this.out.numbers.truncate(block.base);
        this.out.numbers.resetDecimals();
        return this.readBlock(lineEnd(this.text, lineStart) + 1);
    }

    private report(block: Block): void {
        const text = this.text;
        const { numbers } = this.out;
        const footer = readFooter(text, block.next);
        const heading = readHeading(text, lineStartOf(text, block.start));
        const above = lineAbove(text, lineStartOf(text, block.start));
        let header = above === undefined ? undefined : headerOf(above.text, block);
        const isWhole =
            skipBlanks(text, footer?.end ?? block.end) === text.length &&
            this.firstInk >= (header === undefined ? block.start : above!.start);
        if (header !== undefined && !header.isAligned && !isWhole) {
            header = undefined;
        }
        if (header === undefined && (block.labels[0] === '' || (block.missing && block.rows === 1))) {
            return; // a line that begins with a comma, or has two in a row
        }
        const counts =
            header?.hasIndex === false &&
            block.delimiter === SPACE &&
            numbers.decimals === undefined &&
            areCounts(this.blockValues(block));
        if (
            counts ||
            areSummaries(block.labels) ||
            holdNoLogits(header?.labels ?? []) ||
            this.hasOtherColumn(block, header) ||
            (above !== undefined && this.goesOnFrom(above, block)) ||
            (above !== undefined && this.isBelowMetrics(above, block))
        ) {
            return;
        }
        const columns = this.dropIndex(block, header, footer);
        const count = numbers.length - block.base;
        if (
            !(isWhole
                ? isWholeTable(block, count, numbers.decimals)
                : isTable(block, columns, header, footer, heading, numbers.decimals))
        ) {
            return;
        }
        const start = heading.start ?? (header === undefined ? block.start : above!.start);
        const end = footer?.end ?? block.end;
        if (block.elided || (footer?.rows !== undefined && footer.rows !== block.rows)) {
            this.out.refuse(start, end, { reason: 'elided', message: messages.elided() });
            return;
        }
        if (block.ragged !== undefined) {
            const { row, count: has } = block.ragged;
            this.out.refuse(start, end, { reason: 'ragged', message: messages.ragged(row, [has], [block.columns]) });
            return;
        }
        if (block.missing) {
            this.out.refuse(start, end, { reason: 'not-numeric', message: messages.emptyField() });
            return;
        }
        const said = footer?.shape ?? heading.shape;
        if (said !== undefined && elementsOf(said) !== count) {
            this.out.refuse(start, end, {
                reason: 'elided',
                message: messages.wrongCount(count, elementsOf(said)),
            });
            return;
        }
        const rowLabels = labelsOfRows(block.labels);
        const columnLabels = header?.labels.length === 0 ? undefined : header?.labels;
        const shape = said ?? shapeOf(block, columns, count, header !== undefined);
        this.out.add(
            block.base,
            {
                start,
                end,
                shape,
                rowLabels,
                columnLabels,
                classNames:
                    columnLabels?.length === shape.at(-1) ? columnLabels : shape.length === 1 ? rowLabels : undefined,
                name: footer?.name ?? heading.name,
                dtype: footer?.dtype ?? heading.dtype,
            },
            footer === undefined,
        );
    }

    /** Whether a column of whole numbers is not one of logits by its name; a table that shows so is not read here. */
    private hasOtherColumn(
        { base, rows, columns, labels, ragged, missing }: Block,
        header: ColumnHeader | undefined,
    ): boolean {
        const names = header?.labels ?? [];
        const { values } = this.out.numbers;
        const first = columns - names.length;
        return (
            labels.length === 0 &&
            ragged === undefined &&
            !missing &&
            names.some(
                (name, i) =>
                    (isLabelColumnName(name) || isOtherName(name)) &&
                    Array.from({ length: rows }, (_, row) => values[base + row * columns + first + i]!).every(
                        Number.isInteger,
                    ),
            )
        );
    }

    /** Whether the first column numbers the rows: 0, 1, 2 or 1, 2, 3, without a point, where all others have one. */
    private isNumbered({ base, rows, columns }: Block): boolean {
        const { values, starts, ends } = this.out.numbers;
        const first = values[base];
        const isWhole = (place: number): boolean => /^\d+$/.test(this.text.slice(starts[place], ends[place]));
        return (
            rows > 1 &&
            (first === 0 || first === 1) &&
            Array.from({ length: rows }, (_, row) => base + row * columns).every(
                (place, row) => values[place] === first + row && isWhole(place),
            ) &&
            Array.from({ length: rows * columns }, (_, i) => i).every(
                i => i % columns === 0 || !Number.isFinite(values[base + i]) || !isWhole(base + i),
            )
        );
    }

    private blockValues({ base }: Block): Float64Array {
        return this.out.numbers.values.subarray(base, this.out.numbers.length);
    }

    /** A report of a training or a classifier has its names further up, or not above the columns. */
    private isBelowMetrics(above: { readonly text: string; readonly start: number }, block: Block): boolean {
        let line: typeof above | undefined = above;
        for (let blank = 0; blank < 2 && line?.text.trim() === ''; blank++) {
            line = lineAbove(this.text, line.start);
        }
        const names = line?.text.trim().split(/\s+/) ?? [];
        return block.delimiter === SPACE && names.length >= block.columns - 1 && names.filter(isMetricName).length > 1;
    }

    /**
     * Whether the line above ends with a number at the same place as the rows, but has more in front of it than a label:
     * the levels of pandas' index, a name of two words. The rows are a part of something larger then.
     */
    private goesOnFrom(
        above: { readonly text: string; readonly start: number },
        { labels, start, delimiter }: Block,
    ): boolean {
        if (labels.length === 0 || delimiter !== SPACE) {
            return false;
        }
        const lineStart = lineStartOf(this.text, start);
        const width = this.text.slice(lineStart, lineEnd(this.text, lineStart)).trimEnd().length;
        const before = above.text.trimEnd();
        return before.length === width && /\S\s+\S+\s+[-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?$/i.test(before.slice(-80));
    }

    /** Takes the row numbers of pandas and CSV files out of the values. Returns the columns that remain. */
    private dropIndex(block: Block, header: ColumnHeader | undefined, footer: Footer | undefined): number {
        const { starts, ends } = this.out.numbers;
        const { base, rows, columns } = block;
        const isSeries = columns === 2 && footer?.dtype !== undefined && footer.shape === undefined;
        if (
            block.labels.length > 0 ||
            columns < 2 ||
            block.ragged !== undefined ||
            block.missing ||
            !(header?.hasIndex === true || isSeries || (header === undefined && this.isNumbered(block)))
        ) {
            return columns;
        }
        const order = new Uint32Array(rows * (columns - 1));
        for (let row = 0, to = 0; row < rows; row++) {
            const from = base + row * columns;
            block.labels.push(this.text.slice(starts[from], ends[from]));
            for (let column = 1; column < columns; column++) {
                order[to++] = from + column;
            }
        }
        this.out.numbers.gather(base, order);
        return columns - 1;
    }
}

/** Whether lines that make up the whole text are an array: everything but a lone integer. */
function isWholeTable(block: Block, count: number, decimals: number | undefined): boolean {
    return block.labels.length > 0
        ? block.rows > 1 || count > 1 || block.elided
        : count > 1 || decimals !== undefined || block.elided;
}

/** Whether lines among other text are an array. */
function isTable(
    block: Block,
    columns: number,
    header: ColumnHeader | undefined,
    footer: Footer | undefined,
    heading: Heading,
    decimals: number | undefined,
): boolean {
    if (footer !== undefined || heading.shape !== undefined || (header !== undefined && header.labels.length > 1)) {
        return true;
    }
    if (block.labels.length > 0) {
        return /^\[\d+,?\]$/.test(block.labels[0]!) && columns > 1;
    }
    const isNamed = heading.isAssigned === true || (heading.name !== undefined && decimals !== undefined);
    return columns > 1
        ? decimals !== undefined || block.rows > 1
        : (block.rows > 1 && decimals !== undefined) || isNamed;
}

function shapeOf(block: Block, columns: number, count: number, hasHeader: boolean): number[] {
    if (/^\[\d+\]$/.test(block.labels[0] ?? '')) {
        return [count]; // R wraps a vector
    }
    if (columns === 1) {
        return count === 1 && block.labels.length === 0 ? [] : [count];
    }
    return block.rows === 1 && !hasHeader ? [count] : [block.rows, columns];
}

/** Whether the numbers from `base` on are 0, 1, 2, ... */
function isCounting(values: Float64Array, base: number, count: number): boolean {
    for (let i = 0; i < count; i++) {
        if (values[base + i] !== i) {
            return false;
        }
    }
    return true;
}

function lineStartOf(text: string, pos: number): number {
    while (pos > 0 && !isLineEnd(text.charCodeAt(pos - 1))) {
        pos--;
    }
    return pos;
}

/** Consecutive lines that hold rows of numbers. */
import { lineEnd, skipSpaces } from '../../scan/characters';
import type { Numbers } from '../../scan/numbers';
import type { RowReader } from '../../scan/rows';

/** Consecutive lines of numbers as they stand in the text. */
export interface Block {
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

/** The block whose first row is the line at `lineStart`; undefined where that is none. */
export function readBlock(text: string, lineStart: number, row: RowReader, numbers: Numbers): Block | undefined {
    const base = numbers.length;
    if (!row.read(lineStart)) {
        return undefined;
    }
    const labelled = row.label !== undefined;
    const block: Block = {
        base,
        start: skipSpaces(text, lineStart),
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
    let length = numbers.length;
    while (block.next < text.length && row.read(block.next, block.delimiter)) {
        const isElision = row.elided && row.count === 0;
        if (!isElision && (row.label !== undefined) !== labelled && !row.elided) {
            numbers.truncate(length);
            break;
        }
        length = numbers.length;
        block.elided ||= row.elided;
        block.missing ||= row.missing;
        if (!isElision && row.count !== block.columns && !isVector) {
            if (
                block.rows === 1 &&
                !labelled &&
                isCounting(numbers.values, base, block.columns) &&
                row.count === block.columns + 1
            ) {
                return headedByNumbers(text, lineStart, block, row, numbers);
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
function headedByNumbers(
    text: string,
    lineStart: number,
    block: Block,
    row: RowReader,
    numbers: Numbers,
): Block | undefined {
    numbers.truncate(block.base);
    numbers.resetDecimals();
    return readBlock(text, lineEnd(text, lineStart) + 1, row, numbers);
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

import { elementsOf } from '../../model/tensor';
import { isLineEnd, lineEnd, skipSpaces } from '../scan/characters';
import type { FormatOf } from './format';
import type { Collector } from '../collector';
import { messages } from '../messages';
import { RowReader } from '../scan/rows';
import { readFooter, readHeading } from './surroundings';
import type { Footer } from './surroundings';

/** `(1,2,.,.) = `: the matrix at these places of the leading axes (libtorch, R torch, PyTorch before 0.4). */
const SLICE = /^\(\s*(\d+(?:\s*,\s*\d+)*)\s*,\s*\.\s*,\s*\.\s*\)\s*=\s*$/;
/** libtorch sets the first row right behind it: `Columns 1 to 6-1.2345  0.3`. MATLAB says "through" and "and", Octave sets a colon behind. */
const COLUMNS = /^Columns? (\d+)(?: (?:to|through|and) (\d+))?(?=$|[\s:-]):?/;
/** `0.01 *`, `1.00000e-02 *`, `1.0e+03  *` above the rows they apply to. */
const FACTOR = /^(-?\d+(?:\.\d*)?(?:e[-+]?\d+)?) {1,4}\*$/i;

/** Rows that were printed together: some of the columns of one matrix. */
interface Chunk {
    readonly base: number;
    rows: number;
    columns: number;
}

/** Groups of columns, slices and common factors, as libtorch, R torch, MATLAB and PyTorch before 0.4 print them. */
export const columnGroups: FormatOf = out => ({ read: lineStart => readColumnGroups(out, lineStart) });

/** The matrix at some places of the leading axes, in its groups of columns. */
interface Slice {
    readonly indices: readonly number[];
    readonly chunks: Chunk[];
}

/**
 * Reads matrices that were printed in groups of columns, in slices, or under a common factor. The numbers are put back
 * into row-major order. Returns the start of the line behind, or `lineStart` where there is nothing of the kind.
 */
function readColumnGroups(out: Collector, lineStart: number): number {
    const { text, numbers } = out;
    const first = text.charAt(skipSpaces(text, lineStart));
    if (!/^[(C\d-]/.test(first) || !isPart(lineText(text, lineStart))) {
        return lineStart;
    }
    numbers.resetDecimals();
    const base = numbers.length;
    const groups = new GroupReader(out);
    groups.read(lineStart);
    if (numbers.length === base) {
        return groups.next;
    }
    numbers.scaleDecimals(groups.factor);
    const footer = readFooter(text, lineStartAt(text, groups.end));
    report(out, base, lineStart, groups, footer);
    numbers.truncate(base);
    return Math.min(footer === undefined ? groups.next : lineEnd(text, footer.end) + 1, text.length);
}

/** Reads the lines that belong to such matrices. */
class GroupReader {
    readonly slices: Slice[] = [];
    factor = 1;
    elided = false;
    /** How many columns the headings say that there are; 0: they say nothing. */
    columnsSaid = 0;
    /** Behind the last row, and the start of the line behind all that was read. */
    end = 0;
    next = 0;
    private readonly row: RowReader;
    private wantsChunk = true;

    constructor(private readonly out: Collector) {
        this.row = new RowReader(out.text, out.numbers);
    }

    read(lineStart: number): void {
        const { text } = this.out;
        this.end = lineStart;
        for (this.next = lineStart; this.next < text.length;) {
            const rowStart = this.readHeading(this.next);
            if (rowStart === undefined) {
                this.next = Math.min(lineEnd(text, this.next) + 1, text.length);
            } else if (!this.readRow(rowStart)) {
                return;
            }
        }
    }

    /** Takes down what a heading says; returns where a row begins in the line, undefined where none does. */
    private readHeading(pos: number): number | undefined {
        const { text } = this.out;
        const line = lineText(text, pos);
        const slice = SLICE.exec(line);
        if (slice !== null) {
            this.slices.push({ indices: slice[1]!.split(',').map(Number), chunks: [] });
            this.wantsChunk = true;
            return undefined;
        }
        const scaled = FACTOR.exec(line);
        if (scaled !== null) {
            this.factor = Number(scaled[1]);
            return undefined;
        }
        const header = COLUMNS.exec(line);
        if (header === null) {
            return line === '' ? undefined : pos;
        }
        this.wantsChunk = true;
        this.columnsSaid = Math.max(this.columnsSaid, Number(header[2] ?? header[1]));
        const rowStart = skipSpaces(text, pos) + header[0].length;
        return skipSpaces(text, rowStart) < lineStop(text, rowStart) ? rowStart : undefined;
    }

    private readRow(rowStart: number): boolean {
        const { row, slices } = this;
        const { numbers } = this.out;
        const before = numbers.length;
        if (!row.read(rowStart) || row.label !== undefined) {
            numbers.truncate(before);
            return false;
        }
        this.elided ||= row.elided;
        for (let i = before; i < numbers.length; i++) {
            numbers.values[i] = numbers.values[i]! * this.factor;
        }
        if (slices.length === 0) {
            slices.push({ indices: [], chunks: [] });
        }
        const { chunks } = slices.at(-1)!;
        if (this.wantsChunk) {
            chunks.push({ base: before, rows: 0, columns: row.count });
            this.wantsChunk = false;
        }
        chunks.at(-1)!.rows++;
        this.next = row.next;
        this.end = row.end;
        return true;
    }
}

function report(
    out: Collector,
    base: number,
    lineStart: number,
    groups: GroupReader,
    footer: Footer | undefined,
): void {
    const { text, numbers } = out;
    const { slices, columnsSaid } = groups;
    const count = numbers.length - base;
    const span = { start: skipSpaces(text, lineStart), end: footer?.end ?? groups.end };
    const shape = regular(slices, numbers.length, base);
    const expected = elementsOf(footer?.shape ?? shape ?? [0]);
    if (groups.elided) {
        out.refuse(span.start, span.end, { reason: 'elided', message: messages.elided() });
    } else if (shape === undefined || expected !== count || (columnsSaid > 0 && shape.at(-1) !== columnsSaid)) {
        out.refuse(span.start, span.end, { reason: 'elided', message: messages.wrongCount(count, expected) });
    } else {
        toRowMajor(out, base, slices);
        const { name } = readHeading(text, lineStart);
        out.add(base, { ...span, shape: footer?.shape ?? shape, dtype: footer?.dtype, name }, footer === undefined);
    }
}

const isPart = (line: string): boolean => SLICE.test(line) || COLUMNS.test(line) || FACTOR.test(line);

/** The line at `pos` without blanks around it; of a long one the beginning. */
function lineText(text: string, pos: number): string {
    return text.slice(pos, Math.min(lineEnd(text, pos), pos + 200)).trim();
}

function lineStop(text: string, pos: number): number {
    let end = lineEnd(text, pos);
    while (end > pos && isLineEnd(text.charCodeAt(end - 1))) {
        end--;
    }
    return end;
}

const lineStartAt = (text: string, end: number): number => Math.min(lineEnd(text, end) + 1, text.length);

/** The shape of the slices, all of the same rows and columns; undefined when something is missing. */
function regular(slices: readonly Slice[], end: number, base: number): number[] | undefined {
    const rows = slices[0]!.chunks[0]?.rows ?? 0;
    const columns = slices[0]!.chunks.reduce((sum, chunk) => sum + chunk.columns, 0);
    const isRegular = slices.every(
        ({ chunks }) =>
            chunks.every(chunk => chunk.rows === rows) &&
            chunks.reduce((sum, chunk) => sum + chunk.columns, 0) === columns,
    );
    const leading = slices[slices.length - 1]!.indices;
    if (!isRegular || slices.length * rows * columns !== end - base || elementsOf(leading) !== slices.length) {
        return undefined;
    }
    return [...leading, rows, columns];
}

/** Interleaves the column groups of every slice. */
function toRowMajor({ numbers }: Collector, base: number, slices: readonly Slice[]): void {
    const order = new Uint32Array(numbers.length - base);
    let to = 0;
    for (const { chunks } of slices) {
        for (let row = 0; row < (chunks[0]?.rows ?? 0); row++) {
            for (const chunk of chunks) {
                for (let column = 0; column < chunk.columns; column++) {
                    order[to++] = chunk.base + row * chunk.columns + column;
                }
            }
        }
    }
    numbers.gather(base, order);
}

import type { Collector } from '../../collector';
import { elementsOf } from '../../../model/tensor';
import { messages } from '../../messages';
import { SPACE, skipBlanks } from '../../scan/characters';
import type { Numbers } from '../../scan/numbers';
import { RowReader } from '../../scan/rows';
import type { TableColumns } from '../../types';
import { hasThousands } from '../headed/fields';
import type { Format, FormatOf } from '../format';
import { readBlock } from './block';
import type { Block } from './block';
import { dropIndex } from './indexColumn';
import { isSomethingElse, isTable, isWholeTable } from './isTable';
import { labelsOfRows } from '../rowLabels';
import { lineAbove, lineStartOf, readFooter, readHeading } from '../surroundings';
import { headerOf } from './tableHeader';
import { wrappedBelow } from '../wrapped';

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
        const block = readBlock(this.text, lineStart, this.rows, numbers);
        if (block === undefined) {
            return lineStart;
        }
        this.report(block);
        numbers.truncate(block.base);
        return block.next;
    }

    /** Where the blocks end in which the other columns of a table follow. */
    private behindWrapped({ labels, end, next, delimiter, rows }: Block, head: string): number | undefined {
        return delimiter === SPACE && (labels.length === rows || rows === 1)
            ? wrappedBelow(this.text, next, labels, this.text.slice(lineStartOf(this.text, end), end), head)
            : undefined;
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
        if (isSomethingElse(this.out, block, header, above, footer)) {
            return;
        }
        const columns = dropIndex(text, numbers, block, header, footer);
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
        const wrapped = header && this.behindWrapped(block, above?.text ?? '');
        if (wrapped !== undefined) {
            block.next = Math.min(wrapped + 1, text.length);
            this.out.refuse(start, wrapped, { reason: 'elided', message: messages.wrapped() });
            return;
        }
        if (isSlice(text, start)) {
            this.out.refuse(start, end, { reason: 'elided', message: messages.slice() });
            return;
        }
        if (block.elided || (footer?.rows !== undefined && footer.rows !== block.rows)) {
            this.out.refuse(start, end, { reason: 'elided', message: messages.elided() });
            return;
        }
        if (block.ragged !== undefined) {
            const { row, count: has } = block.ragged;
            this.out.refuse(start, end, { reason: 'ragged', message: messages.ragged(row, [has], [block.columns]) });
            return;
        }
        const large = block.labels.find(label => hasThousands(label.replaceAll('"', '')));
        if (large !== undefined && block.labels.every(label => /^"?[-+\d]/.test(label))) {
            this.out.refuse(start, end, { reason: 'not-numeric', message: messages.notNumeric(large) });
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
        const columnsRead =
            columnLabels?.length === columns && columns > 1 && shape.length === 2 && header?.isNamed === true
                ? allLogits(text, numbers, block, columnLabels, header.indexName)
                : undefined;
        this.out.add(
            block.base,
            {
                start,
                end,
                shape,
                rowLabels,
                columnLabels,
                classNames:
                    columnLabels?.length === shape.at(-1)
                        ? columnLabels
                        : // Of one row of several numbers, what stands before them is no name of a class.
                          shape.length === 1 && rowLabels?.length === shape[0]
                          ? rowLabels
                          : undefined,
                name: footer?.name ?? heading.name,
                dtype: footer?.dtype ?? heading.dtype,
                columns: columnsRead,
            },
            footer === undefined,
        );
    }
}

/** `, , 1` of R, `ans(:,:,1) =` of MATLAB: what stands above each matrix of an array with more axes. */
const SLICE = /(?:^|\s), , \S[^\n]*\n\s*$|\(:, ?:(?:, ?\d{1,9}){1,9}\) =\s*$/;

const isSlice = (text: string, start: number): boolean =>
    SLICE.test(text.slice(Math.max(0, start - 100), start).replaceAll('\r', ''));

/** All columns of a table as they may be chosen. */
function allLogits(
    text: string,
    { values, starts, ends, length }: Numbers,
    { base, labels }: Block,
    names: readonly string[],
    indexName: string | undefined,
): TableColumns {
    const index =
        indexName === undefined
            ? []
            : [
                  {
                      name: indexName,
                      holds: labels.every(label => /^\d+$/.test(label))
                          ? ('whole numbers' as const)
                          : ('words' as const),
                      first: labels[0] ?? '',
                  },
              ];
    const isWhole = names.map(() => true);
    for (let at = base, column = 0; at < length; at++, column = column + 1 < names.length ? column + 1 : 0) {
        isWhole[column] &&= Number.isInteger(values[at]);
    }
    return {
        all: [
            ...index,
            ...names.map((name, i) => ({
                name,
                holds: isWhole[i]! ? ('whole numbers' as const) : ('numbers' as const),
                first: text.slice(starts[base + i], ends[base + i]),
            })),
        ],
        logits: names.map((_, i) => index.length + i),
    };
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

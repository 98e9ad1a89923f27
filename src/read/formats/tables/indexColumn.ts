/** The first column of a table where it numbers the rows: pandas and CSV files have one. */
import type { Numbers } from '../../scan/numbers';
import type { Block } from './block';
import type { Footer } from '../surroundings';
import type { ColumnHeader } from './tableHeader';

/** Takes the row numbers of pandas and CSV files out of the values. Returns the columns that remain. */
export function dropIndex(
    text: string,
    numbers: Numbers,
    block: Block,
    header: ColumnHeader | undefined,
    footer: Footer | undefined,
): number {
    const { starts, ends } = numbers;
    const { base, rows, columns } = block;
    const isSeries = columns === 2 && footer?.dtype !== undefined && footer.shape === undefined;
    if (
        block.labels.length > 0 ||
        columns < 2 ||
        block.ragged !== undefined ||
        block.missing ||
        !(header?.hasIndex === true || isSeries || (header === undefined && isNumbered(text, numbers, block)))
    ) {
        return columns;
    }
    const order = new Uint32Array(rows * (columns - 1));
    for (let row = 0, to = 0; row < rows; row++) {
        const from = base + row * columns;
        block.labels.push(text.slice(starts[from], ends[from]));
        for (let column = 1; column < columns; column++) {
            order[to++] = from + column;
        }
    }
    numbers.gather(base, order);
    return columns - 1;
}

/** Whether the first column numbers the rows: 0, 1, 2 or 1, 2, 3, without a point, where all others have one. */
function isNumbered(text: string, numbers: Numbers, { base, rows, columns }: Block): boolean {
    const { values, starts, ends } = numbers;
    const first = values[base];
    const isWhole = (place: number): boolean => /^\d+$/.test(text.slice(starts[place], ends[place]));
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

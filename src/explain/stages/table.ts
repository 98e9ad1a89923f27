/** The table of a stage: a row for each class. */
import { formatNumber } from '../../format/numbers';
import type { ClassNumbers } from '../../math';
import type { NaiveView } from '../naive';
import type { SampleView } from '../sampleView';
import { fill, formatCell } from './column';
import type { FilledColumn } from './column';
import type { Stage } from './stage';

export interface TableColumn {
    readonly name: string;
    readonly title: string;
    readonly values: ClassNumbers;
    readonly format: (value: number) => string;
    /** Whether its numbers are drawn as bars, too. */
    readonly isDrawn: boolean;
    /** The number that fills a bar; the largest shown one where absent. */
    readonly limit?: number | undefined;
    /** What the numbers were in the text. */
    readonly ghosts?: ClassNumbers | undefined;
    /** The stable numbers beside which these are computed by hand. */
    readonly stable?: ClassNumbers;
}

const columnsInTable = ({ columns = [], table }: Stage, view: SampleView): readonly FilledColumn[] =>
    fill(table ? table(view) : columns, view);

/** The columns of a stage, with what they were in the text, and with what softmax by hand makes of them. */
export function tableColumns(
    stage: Stage,
    view: SampleView,
    before: SampleView | undefined,
    naive: NaiveView | undefined,
): readonly TableColumn[] {
    const columns = columnsInTable(stage, view);
    return columns.flatMap(column => [
        {
            name: column.name,
            title: (column.caption ?? column.title)(view),
            values: column.values,
            format: value => formatCell(column, value, view),
            isDrawn: column.isDrawn === true,
            limit: column.limit,
            ghosts: before && (column.original ?? column.numbers)(before),
        },
        ...(naive ? byHand(column, naive) : []),
    ]);
}

/** No difference is an equals sign. */
const byHand = ({ byHand: columns = [], values }: FilledColumn, naive: NaiveView): readonly TableColumn[] =>
    columns.map(({ name, title, numbers, isDifference }) => ({
        name,
        title: title(),
        values: numbers(naive),
        isDrawn: false,
        ...(isDifference
            ? { format: value => (value === 0 ? '=' : formatNumber(value)) }
            : { format: formatNumber, stable: values }),
    }));

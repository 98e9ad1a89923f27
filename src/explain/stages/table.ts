/** The table of a stage: a row for each class. */
import { t } from '../../format/l10n';
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
    /** Whether it only stands beside a column of the stage. */
    readonly isCompanion?: true;
    /** The stable numbers beside which these are computed by hand. */
    readonly stable?: ClassNumbers;
    /** The column of which it has the numbers of a second array, or by how much they are larger. */
    readonly compared?: { readonly column: string; readonly side: 'b' | 'difference' };
}

/** What stands beside the numbers of a sample. */
export interface Companions {
    /** The sample as the text has it, where anything was changed. */
    readonly before?: SampleView | undefined;
    /** What a naive softmax makes of it. */
    readonly naive?: NaiveView | undefined;
    /** What a second softmax, which the code applies, gives in the place of a column's numbers, by column. */
    readonly twice?: ReadonlyMap<string, ClassNumbers> | undefined;
    /** The numbers of a second array, and by how much they are larger, by column. */
    readonly compared?: ReadonlyMap<string, ComparedNumbers> | undefined;
}

export interface ComparedNumbers {
    readonly b: ClassNumbers;
    readonly difference: ClassNumbers;
}

const columnsInTable = ({ columns = [], table }: Stage, view: SampleView): readonly FilledColumn[] =>
    fill(table ? table(view) : columns, view);

/** The columns of a stage, each followed by what stands beside it. */
export function tableColumns(
    stage: Stage,
    view: SampleView,
    { before, naive, twice, compared }: Companions = {},
): readonly TableColumn[] {
    return columnsInTable(stage, view).flatMap(column => [
        {
            name: column.name,
            title: compared?.has(column.name) ? 'A' : (column.caption ?? column.title)(view),
            values: column.values,
            format: value => formatCell(column, value, view),
            isDrawn: column.isDrawn === true,
            limit: column.limit,
            ghosts: before && (column.original ?? column.numbers)(before),
        },
        ...(naive ? byHand(column, naive) : []),
        ...appliedTwice(column, view, twice?.get(column.name)),
        ...comparison(column, view, compared?.get(column.name)),
    ]);
}

const appliedTwice = (
    column: FilledColumn,
    view: SampleView,
    values: ClassNumbers | undefined,
): readonly TableColumn[] =>
    values
        ? [
              {
                  name: `${column.name}-twice`,
                  title: t('twice'),
                  values,
                  format: value => formatCell(column, value, view),
                  isDrawn: false,
                  isCompanion: true,
              },
          ]
        : [];

function comparison(
    column: FilledColumn,
    view: SampleView,
    compared: ComparedNumbers | undefined,
): readonly TableColumn[] {
    return compared
        ? [
              {
                  name: `${column.name}-b`,
                  title: 'B',
                  values: compared.b,
                  format: value => formatCell(column, value, view),
                  isDrawn: false,
                  isCompanion: true,
                  compared: { column: column.name, side: 'b' },
              },
              {
                  name: `${column.name}-difference`,
                  title: 'B − A',
                  values: compared.difference,
                  format: formatNumber,
                  isDrawn: false,
                  isCompanion: true,
                  compared: { column: column.name, side: 'difference' },
              },
          ]
        : [];
}

/** No difference is an equals sign. */
const byHand = ({ byHand: columns = [], values }: FilledColumn, naive: NaiveView): readonly TableColumn[] =>
    columns.map(({ name, title, numbers, isDifference }) => ({
        name,
        title: title(),
        values: numbers(naive),
        isDrawn: false,
        isCompanion: true,
        ...(isDifference
            ? { format: value => (value === 0 ? '=' : formatNumber(value)) }
            : { format: formatNumber, stable: values }),
    }));

import { numbersOfStage } from '../../explain';
import type { ColumnName, NaiveView, SampleView, StageColumn } from '../../explain';
import type { ClassNumbers } from '../../math';

/** A column of numbers in the table of a stage, one per class. */
export interface Column {
    readonly stage: ColumnName;
    readonly values: ClassNumbers;
    /** Draw a bar for each number, from 0. */
    readonly bar?: boolean;
    /** The number that fills the bar; the largest shown one where there is none. */
    readonly limit?: number;
    /** What the numbers were in the text. */
    readonly ghosts?: ClassNumbers | undefined;
    /** The stable numbers beside which these are computed by hand. */
    readonly stable?: ClassNumbers;
}

/** A column as a stage has it. */
export interface OwnColumn extends Column {
    readonly stage: StageColumn;
}

/** The columns of a stage, with what they were in the text, and with what softmax by hand makes of them. */
export const allColumns = (
    own: readonly OwnColumn[],
    before: SampleView | undefined,
    naive: NaiveView | undefined,
): readonly Column[] =>
    own.flatMap(column => [
        { ...column, ghosts: before && numbersOfStage(before, column.stage) },
        ...(naive ? byHand(column, naive) : []),
    ]);

function byHand({ stage, values }: OwnColumn, naive: NaiveView): readonly Column[] {
    switch (stage) {
        case 'exp':
            return [{ stage: 'naiveExp', values: naive.exp, stable: values }];
        case 'softmax':
            return [
                { stage: 'naiveSoftmax', values: naive.softmax, stable: values },
                { stage: 'softmaxDifference', values: naive.softmaxDifference },
            ];
        case 'logSoftmax':
            return [
                { stage: 'naiveLogSoftmax', values: naive.logSoftmax, stable: values },
                { stage: 'logSoftmaxDifference', values: naive.logSoftmaxDifference },
            ];
        default:
            return [];
    }
}

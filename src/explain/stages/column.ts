import { formatNumber } from '../../format/numbers';
import type { ClassNumbers } from '../../math';
import type { NaiveView } from '../naive';
import type { SampleView } from '../sampleView';

/** One number of a stage for each class: what panel, hover, copies, picture and comparison show of it. */
export interface Column {
    /** What its cells are marked with; formulas refer to it. */
    readonly name: string;
    readonly title: (view: SampleView) => string;
    /** What the panel's table says below the name of the stage, where that is not the title. */
    readonly caption?: (view: SampleView) => string;
    /** Undefined where the sample has no such numbers. */
    readonly numbers: (view: SampleView) => ClassNumbers | undefined;
    /** As `formatNumber` where absent. */
    readonly format?: (value: number, view: SampleView) => string;
    /** Something that is multiplied, not a result: it gets no bars in a picture. */
    readonly isFactor?: true;
    /** Whether the panel draws its numbers as bars, too. */
    readonly isDrawn?: true;
    /** What it is in the text, where that is not what `numbers` gives. */
    readonly original?: (view: SampleView) => ClassNumbers;
    /** The number that fills a bar; the largest one where absent. */
    readonly limit?: number;
    /** What the numbers add up to, where that is part of the explanation. */
    readonly sum?: (view: SampleView) => number | undefined;
    /** Its head in files for programs, so not translated. */
    readonly key: string;
    /** What an example must have so that its files have the column; nothing where absent. */
    readonly needs?: 'loss' | 'weight';
    /** Its head in a hover, which has room for a few columns only. */
    readonly brief?: (view: SampleView) => string | undefined;
    /** What the operation is called in a picture, which has one column for each result. */
    readonly heading?: (view: SampleView) => string | undefined;
    /** What log(softmax(x)) by hand makes of it. */
    readonly byHand?: readonly NaiveColumn[];
}

/** A number by hand for each class, or how far it is from the stable one. */
export interface NaiveColumn {
    readonly name: string;
    readonly title: () => string;
    readonly numbers: (naive: NaiveView) => ClassNumbers;
    readonly isDifference?: true;
}

/** A column with the numbers of a sample. */
export interface FilledColumn extends Column {
    readonly values: ClassNumbers;
}

/** Those of the columns that the sample has. */
export const fill = (columns: readonly Column[], view: SampleView): readonly FilledColumn[] =>
    columns.flatMap(column => {
        const values = column.numbers(view);
        return values ? [{ ...column, values }] : [];
    });

export const formatCell = (column: Pick<Column, 'format'>, value: number, view: SampleView): string =>
    column.format ? column.format(value, view) : formatNumber(value);

import type { Span } from '../model/span';
import type { Tensor } from '../model/tensor';

export type { Span };

/** Numbers that a text shows as one array, row-major, and where each of them stands. */
export interface NumericArray extends Tensor, Span {
    /** The whole expression: `tensor(...)` from the constructor's name to its closing parenthesis. */
    readonly start: number;
    readonly end: number;
    /** `logits` of `logits = tensor(...)`, `logits: ...`, `logits=tensor(...)`, `self.logits = ...`. */
    readonly name?: string;
    /**
     * As the text says it, in NumPy's words: `torch.long` and `LongTensor` are 'int64'. Absent where it does not say.
     */
    readonly dtype?: string;
    /**
     * The decimals that the numbers were rounded to: 4 for `1.2345`, 1 for `1.2345e+03`; 0 for whole floats (`1.`).
     * Absent when no number has a decimal point or an exponent: then they are integers.
     */
    readonly decimals?: number;
    /** Labels of the rows (axis 0) of a printed table; absent where they only count the rows. */
    readonly rowLabels?: readonly string[];
    /** Labels of the columns (the last axis) of a printed table. */
    readonly columnLabels?: readonly string[];
    /** Those of the labels that belong to the class axis: of the columns in a table, of the rows in a series. */
    readonly classNames?: readonly string[];
    /** What a column of the same table says the class of each row to be. */
    readonly labels?: Labels;
    /** The other columns of the table that are not among the numbers, by their names. */
    readonly leftOut?: readonly string[];
    /** Where it is a table with a head: its columns, of which one may choose others. */
    readonly columns?: TableColumns;
    /** The text tells that there are more classes than those it gives: the most likely tokens, the best five. */
    readonly isPartial?: true;
    /** Where number `index` (row-major) stands. Throws a RangeError outside 0 <= index < data.length. */
    spanOf(index: number): Span;
}

/** Class indices, one for each row of a table. The span is that of the column's name. */
export interface Labels extends Tensor, Span {}

/** A column of a table, as one may choose it. */
export interface OfferedColumn {
    readonly name: string;
    /** Each of its fields is a number, a whole one; else it is of words. */
    readonly holds: 'numbers' | 'whole numbers' | 'words';
    /** Its first field. */
    readonly first: string;
}

/** The columns of a table, and how it was read. */
export interface TableColumns {
    readonly all: readonly OfferedColumn[];
    /** Which of them are the logits, and which the target. */
    readonly logits: readonly number[];
    readonly target?: number;
    /** As a person has chosen. */
    readonly isChosen?: true;
    /** What was chosen as the target, where it does not tell the class of each row. */
    readonly noTarget?: number;
}

/** Which columns of a table a person has chosen, by their places among all. It is for tables with these columns. */
export interface ColumnChoice {
    readonly names: readonly string[];
    readonly logits: readonly number[];
    readonly target?: number;
}

export type UnreadableReason = 'elided' | 'ragged' | 'not-numeric' | 'complex' | 'no-values' | 'too-large';

export interface ReadRefusal {
    readonly reason: UnreadableReason;
    /** What it is and what to do about it. */
    readonly message: string;
}

/** Text that looks like a numeric array but does not hold one, or not all of it. */
export interface Unreadable extends Span, ReadRefusal {}

/** Both lists are in the order of the text and do not overlap. */
export interface ReadResult {
    readonly arrays: readonly NumericArray[];
    readonly unreadable: readonly Unreadable[];
    /** The choice that the tables were read with. */
    readonly choice?: ColumnChoice;
}

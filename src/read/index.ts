export { arrayAt, readArrayAt } from './readArrayAt';
export type { Edges } from './readArrayAt';
export { readInSteps, readNumericArrays } from './readNumericArrays';
export type {
    ColumnChoice,
    NumericArray,
    ReadResult,
    Span,
    OfferedColumn,
    TableColumns,
    Unreadable,
    UnreadableReason,
} from './types';

export { formatCell } from './column';
export type { Column, FilledColumn } from './column';
export type { Formula, FormulaNode, Operator, Side } from './formula';
export { describeSampleLoss } from './loss';
export { describeReduction } from './reduction';
export type { StageOperation, Proof, Stage, Subject, Total, Why } from './stage';
export { allColumns, columnsOf, stages } from './stages';
export { keyNumber, tableColumns } from './table';
export type { TableColumn } from './table';

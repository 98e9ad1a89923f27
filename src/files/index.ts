/** Files that hold arrays of numbers: what is in them, and which of the arrays is which part of a loss. */

export { canBeLogits } from '../context/findExample';
export { isArrayFile, isReadableFile, openFile } from './formats';
export { canBeTarget, canBeWeight, guessRest, guessRoles, isNamedTarget } from './roles';
export type { DescribedArray, LossRoles } from './roles';
export { readLoss } from './reading';
export { UnreadableFile } from './types';
export type { FileArray, FileContents, RefusedArray, Work } from './types';

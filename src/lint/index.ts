/**
 * What is wrong with the losses of a whole text, and the edits that fix it. Loaded when first needed: it brings the
 * parser along.
 */
export { allProblems, problemsOfCall, problemsOfCode } from './inCode';
export { problemsInText } from './inText';
export { lensTitle } from './lensTitle';
export type { Fix, Problem } from './problem';

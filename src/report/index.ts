/** What is said of a text, as data. */

export { hoverAt } from './hover';
export type { HoverText } from './hover';
export { reportOnText } from './report';
export type { Asked, ReportedFix, ReportedProblem, TextReport } from './report';

/** What Python code says of losses. Brings the parser along: to be loaded when first needed. */

export { callOutline } from './callOutline';
export { readCalledLosses, readOutlinedLosses } from './calledLosses';
export { readCompiledLosses } from './compiledLosses';
export { pythonFacts } from './pythonFacts';
export { isPlain, setBetween, stopAt, stoppedCalls } from './stoppedCalls';
export type { Stop, StoppedCall } from './stoppedCalls';
export { askedAt } from './askedAt';
export type { StopQuestion } from './askedAt';
export { stoppedExample } from './stoppedExample';
export type { LiveCriterion, Told } from './stoppedExample';

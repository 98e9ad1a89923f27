/** What Python code says of losses. Brings the parser along: to be loaded when first needed. */

export { readCalledLosses, readOutlinedLosses } from './calledLosses';
export { readCompiledLosses } from './compiledLosses';
export { pythonFacts } from './pythonFacts';

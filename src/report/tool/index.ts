/** What agents and other extensions ask of a loss, and what they get. Loaded when one of them asks. */

export { explainInput } from './explainInput';
export { toolText } from './toolText';

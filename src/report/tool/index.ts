/** What agents and other extensions ask of a loss, and what they get. Loaded when one of them asks. */

export { explainInput, explainReading } from './explainInput';
export { checkedStoppedInput } from './input';
export { ToolInputError } from './numbers';
export { toolText } from './toolText';

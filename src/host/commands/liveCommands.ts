/** Explains the live value at the cursor, or what a link passes. */
export const EXPLAIN_LIVE_COMMAND = 'explainCrossEntropy.explainLive';
/** Lets a person pick what of the frame is explained. */
export const PICK_LIVE_COMMAND = 'explainCrossEntropy.pickLive';
/** Explains a variable of the debugger's views. */
export const EXPLAIN_VARIABLE_COMMAND = 'explainCrossEntropy.explainVariable';

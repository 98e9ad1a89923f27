/** What VS Code calls our panels. */
export const VIEW_TYPE = 'explainCrossEntropy.panel';

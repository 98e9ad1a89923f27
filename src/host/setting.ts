import * as vscode from 'vscode';

/** What the settings hold under `explainCrossEntropy`: a person may have written anything there. */
export const configuredValue = (document: vscode.TextDocument, name: string): unknown =>
    vscode.workspace.getConfiguration('explainCrossEntropy', document).get(name);

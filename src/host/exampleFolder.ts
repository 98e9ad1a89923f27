import * as vscode from 'vscode';

const FOLDER = 'examples';

/** Where the copies of the examples are: in the extension's own storage. */
export const exampleFolder = ({ globalStorageUri }: vscode.ExtensionContext): vscode.Uri =>
    vscode.Uri.joinPath(globalStorageUri, FOLDER);

/** Whether a document is such a copy. VS Code calls the storage by the extension's name. */
export const isExample = ({ path }: vscode.Uri): boolean =>
    path.includes(`/explain-cross-entropy.explain-cross-entropy/${FOLDER}/`);

import * as vscode from 'vscode';

/** The documents that are in view, cells of notebooks included. */
export function visibleDocuments(): ReadonlySet<vscode.TextDocument> {
    return new Set([
        ...vscode.window.visibleTextEditors.map(({ document }) => document),
        ...vscode.window.visibleNotebookEditors.flatMap(({ notebook, visibleRanges }) =>
            visibleRanges.flatMap(range => notebook.getCells(range)).map(cell => cell.document),
        ),
    ]);
}

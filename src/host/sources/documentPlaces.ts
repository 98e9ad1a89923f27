import * as vscode from 'vscode';
import type { Fix } from '../../lint';
import type { Span } from '../../model/span';

/** In characters, without a copy of the text. */
export const lengthOf = (document: vscode.TextDocument): number =>
    document.offsetAt(document.lineAt(document.lineCount - 1).range.end);

export const rangeOf = (document: vscode.TextDocument, { start, end }: Span): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));

/** A fix as one edit of its document. */
export function editOf(document: vscode.TextDocument, { edits }: Fix): vscode.WorkspaceEdit {
    const edit = new vscode.WorkspaceEdit();
    edit.set(
        document.uri,
        edits.map(each => vscode.TextEdit.replace(rangeOf(document, each), each.newText)),
    );
    return edit;
}

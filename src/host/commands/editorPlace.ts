import * as vscode from 'vscode';
import type { Span } from '../../model/span';

/** What is selected in an editor, or where its cursors stand. */
export interface EditorPlace {
    readonly document: vscode.TextDocument;
    readonly spans: readonly Span[];
}

/** That of the active editor. */
export function activePlace(): EditorPlace | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
        return undefined;
    }
    const { document, selections } = editor;
    return {
        document,
        spans: selections.map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) })),
    };
}

import type * as vscode from 'vscode';
import type { Span } from '../../model/span';

/** What a link passes to the command: an array that stands somewhere else than at the cursor. */
export interface ExplainArguments extends Span {
    readonly uri: string;
}

/** The place in a document of an array that begins at `start`. */
export function insideArray(document: vscode.TextDocument, start: number): ExplainArguments {
    return { uri: document.uri.toString(), start: start + 1, end: start + 1 };
}

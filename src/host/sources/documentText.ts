import * as vscode from 'vscode';

/** How far around a place is read, in characters: what hover and lightbulb cost must not depend on the document. */
const REACH = 16_384;
/** Shorter documents are read whole, so that code far from the array has its say. */
const WHOLE = 4 * REACH;

export const lengthOf = (document: vscode.TextDocument): number =>
    document.offsetAt(document.lineAt(document.lineCount - 1).range.end);

/** The document, or a window of it around `offset` that begins at `start`; `edges` says where more follows. */
export function textAround(document: vscode.TextDocument, offset: number) {
    const length = lengthOf(document);
    const [start, end] =
        length <= WHOLE ? [0, length] : [Math.max(0, offset - REACH), Math.min(length, offset + REACH)];
    const text = document.getText(rangeOf(document, { start, end }));
    return { text, start, edges: { cutStart: start > 0, cutEnd: end < length } };
}

export const rangeOf = (
    document: vscode.TextDocument,
    { start, end }: { readonly start: number; readonly end: number },
): vscode.Range => new vscode.Range(document.positionAt(start), document.positionAt(end));

import * as vscode from 'vscode';
import { ReadText, windowAround } from '../../document';
import type { Span } from '../../model/span';

const texts = new WeakMap<vscode.TextDocument, { readonly version: number; readonly text: ReadText }>();

/** What has been read of a document as it stands now: whoever asks shares it, until the document changes. */
export function textOf(document: vscode.TextDocument): ReadText {
    const { version, languageId } = document;
    const known = texts.get(document);
    if (known?.version === version && known.text.languageId === languageId) {
        return known.text;
    }
    const text = new ReadText(document.getText(), languageId);
    texts.set(document, { version, text });
    return text;
}

/** What is read unasked at a place: the document, or of a long one a window that begins at `start`. */
export function textAround(
    document: vscode.TextDocument,
    offset: number,
): { readonly text: ReadText; readonly start: number } {
    const length = lengthOf(document);
    const { start, end } = windowAround(length, offset);
    if (end - start === length) {
        return { text: textOf(document), start };
    }
    const source = document.getText(rangeOf(document, { start, end }));
    const edges = { cutStart: start > 0, cutEnd: end < length };
    return { text: new ReadText(source, document.languageId, edges), start };
}

/** In characters, without a copy of the text. */
export const lengthOf = (document: vscode.TextDocument): number =>
    document.offsetAt(document.lineAt(document.lineCount - 1).range.end);

export const rangeOf = (document: vscode.TextDocument, { start, end }: Span): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));

import * as vscode from 'vscode';
import { readAround, ReadText } from '../../document';
import type { TextWindow } from '../../document';
import type { Fix } from '../../lint';
import type { Span } from '../../model/span';
import { givingTurns } from '../turns';
import { shownColumns } from './shownColumns';

const texts = new WeakMap<vscode.TextDocument, { readonly version: number; readonly text: ReadText }>();

/** What has been read of a document as it stands now: whoever asks shares it, until the document changes. */
export function readTextOf(document: vscode.TextDocument): ReadText {
    const { version, languageId } = document;
    const known = texts.get(document);
    if (known?.version === version && known.text.languageId === languageId) {
        return known.text;
    }
    const text = new ReadText(document.getText(), languageId, {}, undefined, givingTurns());
    texts.set(document, { version, text });
    return text;
}

/** The same as the panels show it: its tables have the columns that a person has chosen there. */
export const shownTextOf = (document: vscode.TextDocument): ReadText =>
    readTextOf(document).readWith(shownColumns(document.uri.toString()));

/** What is read unasked at a place. */
export const textAround = (document: vscode.TextDocument, offset: number): TextWindow =>
    readAround(offset, {
        length: lengthOf(document),
        languageId: document.languageId,
        whole: () => shownTextOf(document),
        part: span => document.getText(rangeOf(document, span)),
    });

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

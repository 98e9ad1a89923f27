import type * as vscode from 'vscode';
import { readAround, ReadText } from '../../document';
import type { TextWindow } from '../../document';
import { lengthOf, rangeOf } from './documentPlaces';
import { givingHostTurns } from '../turns';
import { shownColumns } from './shownColumns';

const texts = new WeakMap<vscode.TextDocument, { readonly version: number; readonly text: ReadText }>();

/** What has been read of a document as it stands now: whoever asks shares it, until the document changes. */
export function readTextOf(document: vscode.TextDocument): ReadText {
    const { version, languageId } = document;
    const known = texts.get(document);
    if (known?.version === version && known.text.languageId === languageId) {
        return known.text;
    }
    const text = new ReadText(document.getText(), languageId, {}, undefined, givingHostTurns());
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

import * as vscode from 'vscode';
import { logitsIn } from '../../context/logitsIn';
import type { Span } from '../../model/span';
import { readTextOf } from '../sources/documentText';

/** What is selected in an editor, or where its cursors stand. */
export interface EditorPlace {
    readonly document: vscode.TextDocument;
    readonly spans: readonly Span[];
}

/** That of the active editor. */
export function activePlace(): EditorPlace | undefined {
    return vscode.window.activeTextEditor && placeIn(vscode.window.activeTextEditor);
}

/** The file in front whose editor VS Code shows to no extension: its text is too long, or it is none. */
export function fileWithoutEditor(): vscode.Uri | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    return input instanceof vscode.TabInputText &&
        !activeTextEditor &&
        !visibleTextEditors.some(({ document }) => document.uri.toString() === input.uri.toString())
        ? input.uri
        : undefined;
}

/** That of the active editor; where none is, as in the walkthrough, that of a visible one, best of one with an array. */
export function placeInSight(): EditorPlace | undefined {
    const [first, ...others] = vscode.window.visibleTextEditors.map(placeIn);
    return activePlace() ?? [first, ...others].flatMap(place => (place && atArray(place)) ?? [])[0] ?? first;
}

function placeIn({ document, selections }: vscode.TextEditor): EditorPlace {
    return {
        document,
        spans: selections.map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) })),
    };
}

/** The place itself where it is in an array, else the first array of its document; undefined where there is none. */
function atArray(place: EditorPlace): EditorPlace | undefined {
    const text = readTextOf(place.document);
    if (place.spans.some(({ start }) => text.arrayAt(start))) {
        return place;
    }
    const [first] = logitsIn(text.arrays.arrays);
    return first && { ...place, spans: [{ start: first.start + 1, end: first.start + 1 }] };
}

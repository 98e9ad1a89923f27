import * as vscode from 'vscode';
import type { ColumnChoice } from '../../read';

/** Which columns the open panels have been told to read, by the document that their table is in; the last is meant. */
const shown = new Map<string, Map<object, ColumnChoice>>();
const changed = new vscode.EventEmitter<string>();

/** With the document whose tables are read in another way from now on. */
export const onDidChangeShownColumns = changed.event;

/** The choice for the tables of a document: hover and panel read them alike. */
export const shownColumns = (uri: string): ColumnChoice | undefined => [...(shown.get(uri)?.values() ?? [])].at(-1);

/** Says which columns the owner, a source of a panel, reads; undefined: those that are found, or it is gone. */
export function showColumns(owner: object, uri: string, choice: ColumnChoice | undefined): void {
    const before = shownColumns(uri);
    const choices = shown.get(uri) ?? new Map<object, ColumnChoice>();
    choices.delete(owner);
    if (choice !== undefined) {
        choices.set(owner, choice);
    }
    if (choices.size === 0) {
        shown.delete(uri);
    } else {
        shown.set(uri, choices);
    }
    if (shownColumns(uri) !== before) {
        changed.fire(uri);
    }
}

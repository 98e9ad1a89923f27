import * as vscode from 'vscode';
import { isReadUnasked } from '../../document/unasked';
import { lengthOf } from '../sources/documentPlaces';

/** What the manifest's menus and keybinding go by: whether the text of the active editor holds an array of logits, or calls a loss. */
const KEY = 'explainCrossEntropy.hasArray';

/** How long typing has to pause before the text is read again, in milliseconds. */
const PAUSE = 400;

/** Keeps the key up to date. It is asked of the whole text: a menu is drawn before anyone can ask what it was opened on. */
export function registerArrayContext({ subscriptions }: vscode.ExtensionContext): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let latest = false;
    const update = async (): Promise<void> => {
        const document = vscode.window.activeTextEditor?.document;
        // In a panel, say, it stays as it was in the editor beside it.
        latest = document ? await mayHoldArray(document) : latest;
        await vscode.commands.executeCommand('setContext', KEY, latest);
    };
    const updateSoon = (pause: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => void update(), pause);
    };
    subscriptions.push(
        vscode.window.onDidChangeActiveTextEditor(() => updateSoon(0)),
        vscode.workspace.onDidChangeTextDocument(
            ({ document }) => document === vscode.window.activeTextEditor?.document && updateSoon(PAUSE),
        ),
        { dispose: () => clearTimeout(timer) },
    );
    updateSoon(0);
}

/** A long text is not read unasked: it may. */
async function mayHoldArray(document: vscode.TextDocument): Promise<boolean> {
    return !isReadUnasked(lengthOf(document)) || (await import('./holdsArray')).holdsArray(document);
}

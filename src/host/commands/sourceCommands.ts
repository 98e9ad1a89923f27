import * as vscode from 'vscode';
import type { Panels } from '../panel/panels';

/** The commands that explain numbers which are in no editor. What they need is loaded when they are run. */
export function registerSourceCommands({ subscriptions }: vscode.ExtensionContext, panels: Panels): void {
    const register = (name: string, run: (...args: readonly unknown[]) => Promise<void>): void =>
        void subscriptions.push(vscode.commands.registerCommand(`explainCrossEntropy.${name}`, run));

    // Files that are selected in the explorer, else those that a person chooses.
    register('explainFile', async (file, selected) => {
        const uris = (Array.isArray(selected) && selected.length > 0 ? selected : [file]) as readonly unknown[];
        const { explainFiles } = await import('./explainFiles');
        await explainFiles(
            uris.filter(uri => uri instanceof vscode.Uri),
            await panels(),
        );
    });
    register('explainClipboard', async () => (await import('./explainPassage')).explainClipboard(await panels()));
    register('explainTerminalSelection', async () =>
        (await import('./explainPassage')).explainTerminalSelection(await panels()),
    );
    // The cell whose button was pressed, else the one that is selected.
    register('explainCell', async cell => (await import('./explainCell')).explainCell(cell, await panels()));
}

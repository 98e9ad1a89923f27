import * as vscode from 'vscode';
import type { PanelManager } from '../panel/panelManager';

/** Explain Cross-Entropy of Files: those that are selected in the explorer, else those that a person chooses. */
export function registerFileCommands({ subscriptions }: vscode.ExtensionContext, panels: PanelManager): void {
    subscriptions.push(
        vscode.commands.registerCommand(
            'explainCrossEntropy.explainFile',
            async (file?: unknown, selected?: unknown) => {
                const { explainFiles } = await import('./explainFiles');
                const uris = (Array.isArray(selected) && selected.length > 0 ? selected : [file]) as readonly unknown[];
                await explainFiles(
                    uris.filter(uri => uri instanceof vscode.Uri),
                    panels,
                );
            },
        ),
    );
}

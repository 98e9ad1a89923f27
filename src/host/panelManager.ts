import * as vscode from 'vscode';
import { storedSource } from '../protocol';
import type { DocumentExample } from './exampleInDocument';
import { ExplainPanel, VIEW_TYPE } from './explainPanel';

/** Owns which panel there is: one, reused for every example. */
export class PanelManager implements vscode.WebviewPanelSerializer, vscode.Disposable {
    private panel: ExplainPanel | undefined;

    constructor(private readonly extensionUri: vscode.Uri) {}

    show(found: DocumentExample): void {
        if (this.panel) {
            this.panel.show(found);
            this.panel.reveal();
        } else {
            this.own(ExplainPanel.create(this.extensionUri, found));
        }
    }

    async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
        this.own(ExplainPanel.revive(this.extensionUri, panel, storedSource(state)));
    }

    private own(panel: ExplainPanel): void {
        this.panel = panel;
        panel.onDidDispose(() => {
            panel.dispose();
            if (this.panel === panel) {
                this.panel = undefined;
            }
        });
    }

    dispose(): void {
        this.panel?.dispose();
    }
}

export function registerPanel(context: vscode.ExtensionContext): PanelManager {
    const manager = new PanelManager(context.extensionUri);
    context.subscriptions.push(manager, vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, manager));
    return manager;
}

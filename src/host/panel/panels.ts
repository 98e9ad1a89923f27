import * as vscode from 'vscode';
import { lazy } from '../../model/lazy';
import type { PanelManager } from './panelManager';
import { VIEW_TYPE } from './viewType';

/** The panels there are. What they need is loaded with the first one. */
export type Panels = () => Promise<PanelManager>;

export function registerPanel({ extensionUri, subscriptions }: vscode.ExtensionContext): Panels {
    const panels = lazy(async () => {
        const { PanelManager: Manager } = await import('./panelManager');
        const manager = new Manager(extensionUri, async (panel, all) =>
            (await import('../commands/chooseOther')).chooseOther(panel, all),
        );
        subscriptions.push(manager);
        return manager;
    });
    const register = (name: string, run: (manager: PanelManager) => void): void =>
        void subscriptions.push(
            vscode.commands.registerCommand(`explainCrossEntropy.${name}`, async () => run(await panels())),
        );
    subscriptions.push(
        vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
            deserializeWebviewPanel: async (panel, state) => (await panels()).deserializeWebviewPanel(panel, state),
        }),
    );
    register('pin', manager => manager.pin(true));
    register('unpin', manager => manager.pin(false));
    register('focus', manager => manager.focus());
    return panels;
}

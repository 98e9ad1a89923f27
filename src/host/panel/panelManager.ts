import * as vscode from 'vscode';
import type { OutlineReading, Reading } from '../../document';
import { revivedPanelOf } from '../../protocol/revivedPanel';
import type { LiveSource } from '../sources/liveSource';
import { ExplainPanel } from './explainPanel';
import type { PanelOwner } from './explainPanel';

/** What the manifest's menus go by: whether the panel in front is pinned. */
const PINNED_CONTEXT = 'explainCrossEntropy.panelPinned';
/** Whether there is a panel that the keyboard can be brought to. */
const PRESENT_CONTEXT = 'explainCrossEntropy.hasPanel';

export interface ShowOptions {
    /** Leave the panels there are alone. */
    readonly inNewPanel?: boolean;
    /** The panel that is meant, pinned or not. */
    readonly into?: ExplainPanel;
}

/** Owns the panels there are. An example is shown in the one last used that is not pinned. */
export class PanelManager implements PanelOwner, vscode.WebviewPanelSerializer, vscode.Disposable {
    /** The one last used is the last. */
    private panels: readonly ExplainPanel[] = [];

    /** @param chooseOther lets a person choose what to compare with the panel's example */
    constructor(
        private readonly extensionUri: vscode.Uri,
        private readonly chooseOther: (panel: ExplainPanel, panels: readonly ExplainPanel[]) => Promise<void>,
    ) {}

    /** Shows what was read from a source in a panel that follows it, and returns that. */
    show(live: LiveSource, reading: Reading, options: ShowOptions = {}): ExplainPanel {
        return this.inPanel(live, options, panel => panel.show(live, reading));
    }

    /** Shows what the code tells of a loss without its numbers; `message` says it in a sentence. */
    showOutline(live: LiveSource, outline: OutlineReading, message: string, options: ShowOptions = {}): ExplainPanel {
        return this.inPanel(live, options, panel => panel.showOutline(live, outline, message));
    }

    private inPanel(
        { source }: LiveSource,
        { inNewPanel = false, into }: ShowOptions,
        show: (panel: ExplainPanel) => void,
    ): ExplainPanel {
        const reused = into ?? (inNewPanel ? undefined : this.panels.findLast(panel => !panel.pinned));
        const panel = reused ?? ExplainPanel.create(this.extensionUri, this, this.columnForNew(), source);
        show(panel);
        reused?.reveal();
        return this.own(panel);
    }

    /** The panel in front, if a panel is. */
    get active(): ExplainPanel | undefined {
        return this.panels.find(panel => panel.active);
    }

    get all(): readonly ExplainPanel[] {
        return this.panels;
    }

    /** Pins the panel in front, or the one that was last. */
    pin(pinned: boolean): void {
        (this.active ?? this.panels.at(-1))?.pin(pinned);
    }

    /** Brings the keyboard to the panel last used. */
    focus(): void {
        this.panels.at(-1)?.focus();
    }

    deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
        this.own(ExplainPanel.revive(this.extensionUri, this, panel, revivedPanelOf(state)));
        return Promise.resolve();
    }

    onStateChanged(panel: ExplainPanel): void {
        if (panel.active) {
            this.own(panel);
            void vscode.commands.executeCommand('setContext', PINNED_CONTEXT, panel.pinned);
        }
    }

    onChooseOther(panel: ExplainPanel): void {
        void this.chooseOther(panel, this.panels);
    }

    onDropped(panel: ExplainPanel, uris: readonly vscode.Uri[]): void {
        void import('../commands/explainFiles').then(({ explainFiles }) =>
            uris.length > 0 ? explainFiles(uris, this, { into: panel }) : undefined,
        );
    }

    onDisposed(panel: ExplainPanel): void {
        this.keep(this.panels.filter(other => other !== panel));
        panel.dispose();
    }

    /** Next to the other panels, but never over the editor. */
    private columnForNew(): vscode.ViewColumn {
        const column = this.panels.at(-1)?.viewColumn;
        return column === undefined || column === vscode.window.activeTextEditor?.viewColumn
            ? vscode.ViewColumn.Beside
            : column;
    }

    private own(panel: ExplainPanel): ExplainPanel {
        this.keep([...this.panels.filter(other => other !== panel), panel]);
        return panel;
    }

    private keep(panels: readonly ExplainPanel[]): void {
        if (panels.length > 0 !== this.panels.length > 0) {
            void vscode.commands.executeCommand('setContext', PRESENT_CONTEXT, panels.length > 0);
        }
        this.panels = panels;
    }

    dispose(): void {
        this.panels.forEach(panel => panel.dispose());
    }
}

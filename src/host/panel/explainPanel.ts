import * as vscode from 'vscode';
import type { OutlineReading, Reading } from '../../document';
import { notBroughtBack, panelTitle } from '../../explain/titles';
import type { Source } from '../../model/source';
import { parsePanelMessage } from '../../protocol/messages';
import { Outbox } from '../../protocol/outbox';
import type { PanelExample, PanelMessage, RevivedPanel } from '../../protocol';
import { openSource } from '../sources';
import { keepDropped } from '../sources/file/openFiles';
import type { LiveSource } from '../sources/liveSource';
import { FollowedSource } from './followedSource';
import { panelHtml } from './panelHtml';
import { savePicture } from './savePicture';
import { markDone } from '../walkthrough';
import { VIEW_TYPE } from './viewType';

/** What a panel asks of whoever owns the panels. */
export interface PanelOwner {
    /** Whether other examples leave the panel alone has changed, or the panel came to the front. */
    onStateChanged(panel: ExplainPanel): void;
    /** A person wants to compare another array with the panel's own. */
    onChooseOther(panel: ExplainPanel): void;
    onDisposed(panel: ExplainPanel): void;
    /** Files were dropped onto the panel. */
    onDropped(panel: ExplainPanel, uris: readonly vscode.Uri[]): void;
}

/**
 * One webview that explains one example, maybe compares another with it, and follows the sources they were read from.
 */
export class ExplainPanel implements vscode.Disposable {
    private readonly disposables: vscode.Disposable[] = [];
    private own: FollowedSource | undefined;
    private other: FollowedSource | undefined;
    private shown: PanelExample | undefined;
    private isPinned = false;
    private isDisposed = false;
    private readonly outbox = new Outbox(message => void this.panel.webview.postMessage(message));

    /** A new panel, which is empty yet; the editor keeps the focus. */
    static create(
        extensionUri: vscode.Uri,
        owner: PanelOwner,
        viewColumn: vscode.ViewColumn,
        source: Source,
    ): ExplainPanel {
        const panel = vscode.window.createWebviewPanel(VIEW_TYPE, panelTitle(source, false), {
            viewColumn,
            preserveFocus: true,
        });
        return new ExplainPanel(panel, extensionUri, owner);
    }

    /**
     * A panel that VS Code brings back after a reload; its page remembers what it showed, `stored` is where that came
     * from.
     */
    static revive(
        extensionUri: vscode.Uri,
        owner: PanelOwner,
        panel: vscode.WebviewPanel,
        stored: RevivedPanel | undefined,
    ): ExplainPanel {
        const revived = new ExplainPanel(panel, extensionUri, owner);
        if (stored) {
            revived.isPinned = stored.pinned;
            revived.own = reopened(stored.source, live => revived.followOwn(live));
            revived.other = reopened(stored.otherSource, live => revived.followOther(live));
        }
        if (!revived.own) {
            revived.outbox.send({ type: 'unreadable', message: notBroughtBack() });
        }
        return revived;
    }

    private constructor(
        private readonly panel: vscode.WebviewPanel,
        extensionUri: vscode.Uri,
        private readonly owner: PanelOwner,
    ) {
        panel.webview.options = { enableScripts: true, localResourceRoots: [] };
        panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.svg');
        panel.webview.onDidReceiveMessage(data => this.receive(parsePanelMessage(data)), undefined, this.disposables);
        panel.onDidChangeViewState(() => owner.onStateChanged(this), undefined, this.disposables);
        panel.onDidDispose(() => owner.onDisposed(this), undefined, this.disposables);
        void this.load(extensionUri);
    }

    private async load(extensionUri: vscode.Uri): Promise<void> {
        const html = await panelHtml(extensionUri);
        if (!this.isDisposed) {
            this.panel.webview.html = html;
        }
    }

    get active(): boolean {
        return this.panel.active;
    }

    get viewColumn(): vscode.ViewColumn | undefined {
        return this.panel.viewColumn;
    }

    /** Whether other examples leave this panel alone. */
    get pinned(): boolean {
        return this.isPinned;
    }

    /** What it explains; undefined until that was read. */
    get example(): PanelExample | undefined {
        return this.shown;
    }

    reveal(): void {
        this.panel.reveal(undefined, true);
    }

    /** Brings the keyboard to the panel's table. */
    focus(): void {
        this.panel.reveal();
        this.outbox.tell({ type: 'focus' });
    }

    pin(pinned: boolean): void {
        this.isPinned = pinned;
        this.updateTitle();
        this.outbox.send({ type: 'pinned', pinned });
        this.owner.onStateChanged(this);
    }

    /** Explains what was read from another source, and follows that from now on. */
    show(live: LiveSource, reading: Reading): void {
        this.endComparison();
        this.own?.dispose();
        this.own = this.followOwn(live);
        this.own.accept(reading);
    }

    /** Shows what the code tells of a loss without its numbers, and follows its source: they may come. */
    showOutline(live: LiveSource, outline: OutlineReading, message: string): void {
        this.endComparison();
        this.own?.dispose();
        this.shown = undefined;
        this.own = this.followOwn(live);
        this.own.acceptOutline(outline, message);
    }

    /** Compares a second example with its own, and follows that source, too. */
    compare(live: LiveSource, reading: Reading): void {
        this.other?.dispose();
        this.other = this.followOther(live);
        this.other.accept(reading);
    }

    private endComparison(): void {
        if (this.other) {
            this.other.dispose();
            this.other = undefined;
            this.outbox.send({ type: 'compare' });
        }
    }

    private followOwn = (live: LiveSource): FollowedSource =>
        new FollowedSource(live, {
            onExample: example => {
                this.shown = example;
                this.updateTitle();
                const index = live.point?.index;
                this.outbox.send({ type: 'show', example, ...(index !== undefined && { index }) });
            },
            // Numbers that are shown stay in view, with the reason why they are old.
            onOutline: (outline, message) => {
                if (this.shown) {
                    this.outbox.send({ type: 'unreadable', message });
                } else {
                    this.panel.title = panelTitle(outline.source, this.isPinned);
                    this.outbox.send({ type: 'outline', outline });
                }
            },
            onProblem: message => this.outbox.send({ type: 'unreadable', message }),
            onPoint: index => this.outbox.tell({ type: 'cursorAt', ...(index !== undefined && { index }) }),
        });

    /** Where a person points in it says nothing: its samples need not be those of the panel. */
    private followOther = (live: LiveSource): FollowedSource =>
        new FollowedSource(live, {
            onExample: example => this.outbox.send({ type: 'compare', example }),
            onProblem: message => this.outbox.send({ type: 'otherUnreadable', message }),
        });

    private updateTitle(): void {
        const source = this.shown?.source ?? this.own?.live.source;
        if (source) {
            this.panel.title = panelTitle(source, this.isPinned);
        }
    }

    private receive(message: PanelMessage | undefined): void {
        switch (message?.type) {
            case 'ready':
                this.outbox.pageIsReady();
                return;
            case 'ping':
                this.outbox.tell({ type: 'pong' });
                return;
            case 'pin':
                this.pin(message.pinned);
                return;
            case 'chooseOther':
                this.owner.onChooseOther(this);
                return;
            case 'endComparison':
                this.endComparison();
                return;
            case 'revealSource':
                void this.own?.live.reveal?.();
                return;
            case 'revealOther':
                void this.other?.live.reveal?.();
                return;
            case 'revealPlace':
                void this.own?.live.reveal?.(message.place);
                return;
            case 'fix':
                void this.own?.live.fix?.(message.code);
                return;
            case 'chooseLoss':
                this.own?.live.chooseLoss?.(message.index);
                return;
            case 'chooseColumns':
                void this.own?.live.chooseColumns?.();
                return;
            case 'forgetColumns':
                this.own?.live.forgetColumns?.();
                return;
            case 'light':
                this.own?.live.point?.light(message.index);
                return;
            case 'drop':
                this.owner.onDropped(
                    this,
                    message.uris.map(uri => vscode.Uri.parse(uri)),
                );
                return;
            case 'dropBytes':
                this.owner.onDropped(this, keepDropped(message.files));
                return;
            case 'copy':
                void vscode.env.clipboard.writeText(message.text);
                if (message.leftOut !== undefined) {
                    void vscode.window.showInformationMessage(message.leftOut);
                }
                return;
            case 'savePicture':
                void savePicture(message.format, message.data, this.own?.live.source);
                return;
            case 'whatIf':
                markDone('whatIf');
                return;
            case 'select':
                void this.own?.live.point?.select(message.index);
                return;
            case undefined:
                return;
            default:
                message satisfies never;
        }
    }

    dispose(): void {
        this.isDisposed = true;
        this.own?.dispose();
        this.other?.dispose();
        this.panel.dispose();
        vscode.Disposable.from(...this.disposables).dispose();
    }
}

/** Opens a stored source and begins to read it; undefined where there is none that can be opened. */
function reopened(
    source: Source | undefined,
    follow: (live: LiveSource) => FollowedSource,
): FollowedSource | undefined {
    const live = source && openSource(source);
    const followed = live && follow(live);
    void followed?.read();
    return followed;
}

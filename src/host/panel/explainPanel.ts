import * as vscode from 'vscode';
import { panelTitle } from '../../explain';
import { parsePanelMessage } from '../../protocol';
import type { HostMessage, PanelExample, PanelMessage, RevivedPanel } from '../../protocol';
import { rangeOf } from '../sources/documentText';
import type { DocumentExample } from '../sources/exampleInDocument';
import { FollowedExample } from '../sources/followedExample';
import { panelHtml } from './panelHtml';
import { savePicture } from './savePicture';

export const VIEW_TYPE = 'explainCrossEntropy.panel';

/** What a panel asks of whoever owns the panels. */
export interface PanelOwner {
    /** Whether other examples leave the panel alone has changed, or the panel came to the front. */
    onStateChanged(panel: ExplainPanel): void;
    /** A person wants to hold another array against the panel's own. */
    onChooseOther(panel: ExplainPanel): void;
    onDisposed(panel: ExplainPanel): void;
}

/**
 * One webview that explains one example, maybe holds another against it, and follows the documents they were read from.
 */
export class ExplainPanel implements vscode.Disposable {
    private readonly disposables: vscode.Disposable[] = [];
    private own: FollowedExample | undefined;
    private other: FollowedExample | undefined;
    private shown: PanelExample | undefined;
    private isPinned = false;
    private isDisposed = false;
    /** The last of each state that was sent; a page that loads late or again asks for them. */
    private readonly latest = new Map<HostMessage['type'], HostMessage>();

    /** A new panel; the editor keeps the focus. */
    static create(
        extensionUri: vscode.Uri,
        owner: PanelOwner,
        viewColumn: vscode.ViewColumn,
        found: DocumentExample,
    ): ExplainPanel {
        const panel = vscode.window.createWebviewPanel(VIEW_TYPE, panelTitle(found.example, false), {
            viewColumn,
            preserveFocus: true,
        });
        const created = new ExplainPanel(panel, extensionUri, owner);
        created.show(found);
        return created;
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
            revived.own = revived.followOwn(stored.source);
            void revived.own.reread();
            if (stored.otherSource) {
                revived.other = revived.followOther(stored.otherSource);
                void revived.other.reread();
            }
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

    pin(pinned: boolean): void {
        this.isPinned = pinned;
        this.updateTitle();
        this.send({ type: 'pinned', pinned });
        this.owner.onStateChanged(this);
    }

    /** Explains another example and follows its document from now on. */
    show(found: DocumentExample): void {
        this.endComparison();
        this.own?.dispose();
        this.own = this.followOwn(found.example.source);
        this.own.accept(found);
    }

    /** Holds a second example against its own, and follows that document, too. */
    compare(found: DocumentExample): void {
        this.other?.dispose();
        this.other = this.followOther(found.example.source);
        this.other.accept(found);
    }

    private endComparison(): void {
        if (this.other) {
            this.other.dispose();
            this.other = undefined;
            this.send({ type: 'compare' });
        }
    }

    private followOwn = (source: PanelExample['source']): FollowedExample =>
        new FollowedExample(source, {
            onExample: ({ example }) => {
                this.shown = example;
                this.updateTitle();
                this.send({ type: 'show', example });
            },
            onProblem: message => this.send({ type: 'unreadable', message }),
            onCursor: index => this.post({ type: 'cursorAt', ...(index !== undefined && { index }) }),
        });

    private followOther = (source: PanelExample['source']): FollowedExample =>
        new FollowedExample(source, {
            onExample: ({ example }) => this.send({ type: 'compare', example }),
            onProblem: message => this.send({ type: 'otherUnreadable', message }),
            onCursor: () => undefined, // its samples need not be those of the panel
        });

    private updateTitle(): void {
        if (this.shown) {
            this.panel.title = panelTitle(this.shown, this.isPinned);
        }
    }

    private receive(message: PanelMessage | undefined): void {
        switch (message?.type) {
            case 'ready':
                this.latest.forEach(state => this.post(state));
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
                void this.own?.reveal();
                return;
            case 'revealOther':
                void this.other?.reveal();
                return;
            case 'revealPlace':
                void this.own?.reveal(document => rangeOf(document, message.place));
                return;
            case 'light':
                this.own?.light(message.index);
                return;
            case 'copy':
                void vscode.env.clipboard.writeText(message.text);
                return;
            case 'savePicture':
                void savePicture(message.format, message.data, this.own?.source);
                return;
            case 'select':
                void this.own?.selectNumber(message.index);
                return;
            case undefined:
                return;
            default:
                message satisfies never;
        }
    }

    /** Sends a state, and keeps it for a page that loads again. */
    private send(state: HostMessage): void {
        if (state.type === 'show' || state.type === 'compare') {
            this.latest.delete(state.type === 'show' ? 'unreadable' : 'otherUnreadable');
        }
        this.latest.set(state.type, state);
        this.post(state);
    }

    private post(message: HostMessage): void {
        void this.panel.webview.postMessage(message);
    }

    dispose(): void {
        this.isDisposed = true;
        this.own?.dispose();
        this.other?.dispose();
        this.panel.dispose();
        vscode.Disposable.from(...this.disposables).dispose();
    }
}

import * as vscode from 'vscode';
import type { Span } from '../context';
import { describeNoExample, panelTitle } from '../explain';
import { parsePanelMessage, type ExampleSource, type HostMessage, type PanelMessage } from '../protocol';
import { rangeOf } from './documentText';
import { exampleInDocument, isExample, type DocumentExample } from './exampleInDocument';
import { NumberLink } from './numberLink';
import { panelHtml, panelRoots } from './panelHtml';
import { SourceFollower } from './sourceFollower';

export const VIEW_TYPE = 'explainCrossEntropy.panel';

/** One webview that explains one example and follows the document it was read from. */
export class ExplainPanel implements vscode.Disposable {
    private readonly disposables: vscode.Disposable[] = [];
    private source: ExampleSource | undefined;
    private follower: SourceFollower | undefined;
    private link: NumberLink | undefined;
    /** The last state that was sent; a page that loads late or again asks for it. */
    private latest: HostMessage | undefined;

    /** A new panel beside the editor; the editor keeps the focus. */
    static create(extensionUri: vscode.Uri, found: DocumentExample): ExplainPanel {
        const panel = vscode.window.createWebviewPanel(
            VIEW_TYPE, panelTitle(found.example), { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
        const created = new ExplainPanel(panel, extensionUri);
        created.show(found);
        return created;
    }

    /** A panel that VS Code brings back after a reload; its page remembers what it showed, `source` is where that came from. */
    static revive(extensionUri: vscode.Uri, panel: vscode.WebviewPanel, source: ExampleSource | undefined): ExplainPanel {
        const revived = new ExplainPanel(panel, extensionUri);
        if (source) {
            void revived.reattach(source);
        }
        return revived;
    }

    private constructor(private readonly panel: vscode.WebviewPanel, extensionUri: vscode.Uri) {
        panel.webview.options = { enableScripts: true, localResourceRoots: panelRoots(extensionUri) };
        panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.svg');
        panel.webview.onDidReceiveMessage(data => this.receive(parsePanelMessage(data)), undefined, this.disposables);
        panel.webview.html = panelHtml(panel.webview, extensionUri);
    }

    readonly onDidDispose = (listener: () => void): vscode.Disposable => this.panel.onDidDispose(listener);

    reveal(): void {
        this.panel.reveal(undefined, true);
    }

    /** Explains another example and follows its document from now on. */
    show(found: DocumentExample): void {
        this.follow(found.example.source);
        this.update(found);
    }

    private follow(source: ExampleSource): void {
        this.source = source;
        this.follower?.dispose();
        this.follower = new SourceFollower(source.uri, source.selections, (document, spans) => void this.reread(document, spans));
        this.link?.dispose();
        this.link = undefined;
    }

    private async reread(document: vscode.TextDocument, spans: readonly Span[]): Promise<void> {
        const { follower } = this;
        const result = await exampleInDocument(document, spans);
        if (follower !== this.follower || document.isClosed) {
            return; // the panel has gone on to another example meanwhile
        }
        if (isExample(result)) {
            this.update(result);
        } else {
            this.send({ type: 'unreadable', message: describeNoExample(result) });
        }
    }

    private update({ example, array }: DocumentExample): void {
        this.source = example.source;
        this.panel.title = panelTitle(example);
        this.link ??= new NumberLink(example.source.uri, array, index => this.post({ type: 'cursorAt', ...(index !== undefined && { index }) }));
        this.link.update(array);
        this.send({ type: 'show', example });
    }

    private async reattach(source: ExampleSource): Promise<void> {
        this.follow(source);
        try {
            await this.reread(await openDocument(source), source.selections);
        } catch {
            // The document is gone; the page goes on showing what it remembers.
        }
    }

    private receive(message: PanelMessage | undefined): void {
        switch (message?.type) {
            case 'ready':
                if (this.latest) {
                    this.post(this.latest);
                }
                return;
            case 'revealSource':
                void this.revealInEditor();
                return;
            case 'revealPlace':
                void this.revealInEditor(document => rangeOf(document, message.place));
                return;
            case 'light':
                this.link?.light(message.index);
                return;
            case 'copy':
                void vscode.env.clipboard.writeText(message.text);
                return;
            case 'select':
                void this.revealInEditor(document => this.link?.rangeIn(document, message.index));
                return;
            case undefined:
                return;
            default:
                message satisfies never;
        }
    }

    /** Shows the document with a place of it selected; what was selected when nothing else is asked for. */
    private async revealInEditor(place?: (document: vscode.TextDocument) => vscode.Range | undefined): Promise<void> {
        if (!this.source) {
            return;
        }
        const document = await openDocument(this.source);
        const selection = place?.(document) ?? rangeOf(document, this.source.selections[0]!);
        const visible = vscode.window.visibleTextEditors.find(editor => editor.document === document);
        await vscode.window.showTextDocument(document, { viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One, selection });
    }

    /** Sends a state, and keeps it for a page that loads again. */
    private send(state: HostMessage): void {
        this.latest = state;
        this.post(state);
    }

    private post(message: HostMessage): void {
        void this.panel.webview.postMessage(message);
    }

    dispose(): void {
        this.follower?.dispose();
        this.link?.dispose();
        this.panel.dispose();
        vscode.Disposable.from(...this.disposables).dispose();
    }
}

const openDocument = ({ uri }: ExampleSource): Thenable<vscode.TextDocument> => vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));

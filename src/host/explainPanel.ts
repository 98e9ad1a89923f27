import * as vscode from 'vscode';
import type { Span } from '../context';
import { describeNoExample, panelTitle } from '../explain';
import { parsePanelMessage, type ExampleSource, type HostMessage, type PanelExample } from '../protocol';
import { exampleInDocument, isExample } from './exampleInDocument';
import { panelHtml, panelRoots } from './panelHtml';
import { SourceFollower } from './sourceFollower';

export const VIEW_TYPE = 'explainCrossEntropy.panel';

/** One webview that explains one example and follows the document it was read from. */
export class ExplainPanel implements vscode.Disposable {
    private readonly disposables: vscode.Disposable[] = [];
    private follower: SourceFollower | undefined;
    private source: ExampleSource | undefined;
    /** The last thing said; a page that loads late or again asks for it. */
    private latest: HostMessage | undefined;

    /** A new panel beside the editor that explains `example`; the editor keeps the focus. */
    static create(extensionUri: vscode.Uri, example: PanelExample): ExplainPanel {
        const panel = vscode.window.createWebviewPanel(
            VIEW_TYPE, panelTitle(example), { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
        const created = new ExplainPanel(panel, extensionUri);
        created.show(example);
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
        panel.webview.onDidReceiveMessage(data => this.receive(data), undefined, this.disposables);
        panel.webview.html = panelHtml(panel.webview, extensionUri);
    }

    readonly onDidDispose = (listener: () => void): vscode.Disposable => this.panel.onDidDispose(listener);

    show(example: PanelExample): void {
        this.panel.title = panelTitle(example);
        this.follow(example.source);
        this.post({ type: 'show', example });
    }

    reveal(): void {
        this.panel.reveal(undefined, true);
    }

    private follow(source: ExampleSource): void {
        this.source = source;
        this.follower?.dispose();
        this.follower = new SourceFollower(source.uri, source, (document, span) => this.reread(document, span));
    }

    private reread(document: vscode.TextDocument, span: Span): void {
        const result = exampleInDocument(document, span);
        if (isExample(result)) {
            this.panel.title = panelTitle(result);
            this.source = result.source;
            this.post({ type: 'show', example: result });
        } else {
            this.post({ type: 'unreadable', message: describeNoExample(result) });
        }
    }

    private async reattach(source: ExampleSource): Promise<void> {
        this.follow(source);
        try {
            this.reread(await vscode.workspace.openTextDocument(vscode.Uri.parse(source.uri, true)), source);
        } catch {
            // The document is gone; the page goes on showing what it remembers.
        }
    }

    private receive(data: unknown): void {
        const message = parsePanelMessage(data);
        switch (message?.type) {
            case 'ready':
                if (this.latest) {
                    void this.panel.webview.postMessage(this.latest);
                }
                return;
            case 'revealSource':
                void this.revealSource();
                return;
            case undefined:
                return;
            default:
                message satisfies never;
        }
    }

    private async revealSource(): Promise<void> {
        if (!this.source) {
            return;
        }
        const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(this.source.uri, true));
        const position = document.positionAt(this.source.start);
        const beside = vscode.window.visibleTextEditors.find(editor => editor.document === document);
        await vscode.window.showTextDocument(document, {
            viewColumn: beside?.viewColumn ?? vscode.ViewColumn.One,
            selection: new vscode.Range(position, document.positionAt(this.source.end)),
        });
    }

    private post(message: HostMessage): void {
        this.latest = message;
        void this.panel.webview.postMessage(message);
    }

    dispose(): void {
        this.follower?.dispose();
        this.panel.dispose();
        vscode.Disposable.from(...this.disposables).dispose();
    }
}

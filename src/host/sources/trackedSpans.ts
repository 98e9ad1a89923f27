import * as vscode from 'vscode';
import { moveSpan } from '../../model/span';
import type { Span } from '../../model/span';

/** Spans of a document that stay where they belong while the text changes and the file moves. */
export class TrackedSpans implements vscode.Disposable {
    private readonly changed = new vscode.EventEmitter<void>();
    private readonly gone = new vscode.EventEmitter<void>();
    private readonly subscriptions: vscode.Disposable;

    /** Fires when the text has changed, or is in another document. */
    readonly onDidChange = this.changed.event;
    /** Fires when the document no longer exists. */
    readonly onDidEnd = this.gone.event;

    constructor(
        public uri: string,
        public spans: readonly Span[],
    ) {
        const { workspace } = vscode;
        this.subscriptions = vscode.Disposable.from(
            this.changed,
            this.gone,
            workspace.onDidChangeTextDocument(event => this.isOwn(event.document) && this.follow(event)),
            // Closed, it may have changed on the disk.
            workspace.onDidOpenTextDocument(document => this.isOwn(document) && this.changed.fire()),
            workspace.onDidSaveTextDocument(document => this.followSaved(document)),
            workspace.onDidCloseTextDocument(
                document => this.isOwn(document) && document.isUntitled && this.gone.fire(),
            ),
            workspace.onDidRenameFiles(({ files }) =>
                files.forEach(({ oldUri, newUri }) => this.followRenamed(oldUri, newUri)),
            ),
            workspace.onDidDeleteFiles(
                ({ files }) => files.some(file => this.restBelow(file) !== undefined) && this.gone.fire(),
            ),
        );
    }

    /** The document, opened where it is not. Fails where there is none. */
    async open(): Promise<vscode.TextDocument> {
        const document = vscode.workspace.textDocuments.find(this.isOwn);
        const uri = vscode.Uri.parse(this.uri, true);
        if (!document && uri.scheme === 'untitled') {
            throw new Error(`${this.uri} was closed.`); // opening it would make a new one
        }
        return document ?? vscode.workspace.openTextDocument(uri);
    }

    readonly isOwn = (document: vscode.TextDocument): boolean => document.uri.toString() === this.uri;

    /** What of the document's address follows that of a file or folder; undefined where it is not that, nor in it. */
    private restBelow(place: vscode.Uri): string | undefined {
        const base = place.toString();
        return this.uri === base || this.uri.startsWith(`${base}/`) ? this.uri.slice(base.length) : undefined;
    }

    private follow({ contentChanges }: vscode.TextDocumentChangeEvent): void {
        for (const { rangeOffset, rangeLength, text } of contentChanges) {
            const replaced = { start: rangeOffset, end: rangeOffset + rangeLength };
            this.spans = this.spans.map(span => moveSpan(span, replaced, text.length));
        }
        if (contentChanges.length > 0) {
            this.changed.fire();
        }
    }

    private followRenamed(from: vscode.Uri, to: vscode.Uri): void {
        const rest = this.restBelow(from);
        if (rest !== undefined) {
            this.uri = `${to.toString()}${rest}`;
            this.changed.fire();
        }
    }

    /**
     * An untitled document is saved as another: a file that has its text at that moment. It is emptied and closed only
     * then.
     */
    private followSaved(saved: vscode.TextDocument): void {
        const own = vscode.workspace.textDocuments.find(this.isOwn);
        if (own?.isUntitled && own !== saved && own.getText() === saved.getText()) {
            this.uri = saved.uri.toString();
            this.changed.fire();
        }
    }

    dispose(): void {
        this.subscriptions.dispose();
    }
}

import * as vscode from 'vscode';
import { moveSpan } from '../../context';
import type { Span } from '../../context';

/** How long typing has to pause before the array is read again, in milliseconds; longer where reading takes long. */
const PAUSE = 80;
/** Of the time, reading may take no more than one part in so many. */
const READING_SHARE = 5;

export interface SourceListener {
    /** The text is another, or stands in another document. */
    onChanged(document: vscode.TextDocument, spans: readonly Span[]): Promise<void>;
    /** The document is there no more. */
    onGone(): void;
}

/**
 * Keeps spans of a document where they belong while the text changes and the file moves, and tells when to read them
 * again.
 */
export class SourceFollower implements vscode.Disposable {
    private readonly subscriptions: vscode.Disposable;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private pause = PAUSE;

    constructor(
        private uri: string,
        private spans: readonly Span[],
        private readonly listener: SourceListener,
    ) {
        const { workspace } = vscode;
        this.subscriptions = vscode.Disposable.from(
            workspace.onDidChangeTextDocument(
                event => this.isOwn(event.document) && event.contentChanges.length > 0 && this.follow(event),
            ),
            // Closed, it may have changed on the disk.
            workspace.onDidOpenTextDocument(document => this.isOwn(document) && this.readSoon(document)),
            workspace.onDidSaveTextDocument(document => this.followSaved(document)),
            workspace.onDidCloseTextDocument(
                document => this.isOwn(document) && document.isUntitled && listener.onGone(),
            ),
            workspace.onDidRenameFiles(({ files }) =>
                files.forEach(({ oldUri, newUri }) => this.followRenamed(oldUri, newUri)),
            ),
            workspace.onDidDeleteFiles(
                ({ files }) => files.some(file => this.restBelow(file) !== undefined) && listener.onGone(),
            ),
        );
    }

    private isOwn = (document: vscode.TextDocument): boolean => document.uri.toString() === this.uri;

    /** What of the document's address follows that of a file or folder; undefined where it is not that, nor in it. */
    private restBelow(place: vscode.Uri): string | undefined {
        const base = place.toString();
        return this.uri === base || this.uri.startsWith(`${base}/`) ? this.uri.slice(base.length) : undefined;
    }

    private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
        for (const { rangeOffset, rangeLength, text } of contentChanges) {
            const replaced = { start: rangeOffset, end: rangeOffset + rangeLength };
            this.spans = this.spans.map(span => moveSpan(span, replaced, text.length));
        }
        this.readSoon(document);
    }

    private followRenamed(from: vscode.Uri, to: vscode.Uri): void {
        const rest = this.restBelow(from);
        if (rest !== undefined) {
            this.uri = `${to.toString()}${rest}`;
            void this.reread();
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
            this.readSoon(saved);
        }
    }

    private readSoon(document: vscode.TextDocument): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.read(document), this.pause);
    }

    private async read(document: vscode.TextDocument): Promise<void> {
        const start = Date.now();
        await this.listener.onChanged(document, this.spans);
        this.pause = Math.max(PAUSE, READING_SHARE * (Date.now() - start));
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

    /** Opens the document and reads it. */
    async reread(): Promise<void> {
        const document = await this.open().catch(() => undefined);
        if (document) {
            await this.read(document);
        } else {
            this.listener.onGone();
        }
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.subscriptions.dispose();
    }
}

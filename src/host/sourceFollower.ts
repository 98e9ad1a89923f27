import * as vscode from 'vscode';
import { moveSpan, type Span } from '../context';


/** How long typing has to pause before the array is read again, in milliseconds. */
const PAUSE = 80;

/** Keeps spans of a document where they belong while the text changes, and tells when to read them again. */
export class SourceFollower implements vscode.Disposable {
    private readonly subscription: vscode.Disposable;
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(
        private readonly uri: string,
        private spans: readonly Span[],
        private readonly onChanged: (document: vscode.TextDocument, spans: readonly Span[]) => void,
    ) {
        this.subscription = vscode.workspace.onDidChangeTextDocument(event => {
            if (event.document.uri.toString() === this.uri && event.contentChanges.length > 0) {
                this.follow(event);
            }
        });
    }

    private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
        for (const { rangeOffset, rangeLength, text } of contentChanges) {
            const replaced = { start: rangeOffset, end: rangeOffset + rangeLength };
            this.spans = this.spans.map(span => moveSpan(span, replaced, text.length));
        }
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.onChanged(document, this.spans), PAUSE);
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.subscription.dispose();
    }
}

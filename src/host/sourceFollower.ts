import * as vscode from 'vscode';
import { moveSpan, type Span } from '../context';


/** How long typing has to pause before the array is read again, in milliseconds. */
const PAUSE = 80;

/** Keeps a span of a document where it belongs while the text changes, and tells when to read it again. */
export class SourceFollower implements vscode.Disposable {
    private readonly subscription: vscode.Disposable;
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(
        private readonly uri: string,
        private span: Span,
        private readonly onChanged: (document: vscode.TextDocument, span: Span) => void,
    ) {
        this.subscription = vscode.workspace.onDidChangeTextDocument(event => {
            if (event.document.uri.toString() === this.uri && event.contentChanges.length > 0) {
                this.follow(event);
            }
        });
    }

    private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
        this.span = contentChanges.reduce<Span>(
            (span, change) => moveSpan(span, { start: change.rangeOffset, end: change.rangeOffset + change.rangeLength }, change.text.length),
            this.span,
        );
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.onChanged(document, this.span), PAUSE);
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.subscription.dispose();
    }
}

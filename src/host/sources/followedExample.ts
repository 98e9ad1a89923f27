import * as vscode from 'vscode';
import type { Span } from '../../context';
import { describeNoExample, documentGone } from '../../explain/refusals';
import type { ExampleSource } from '../../protocol';
import { rangeOf } from './documentText';
import { exampleInDocument, isExample } from './exampleInDocument';
import type { DocumentExample } from './exampleInDocument';
import { NumberLink } from './numberLink';
import { SourceFollower } from './sourceFollower';

export interface ExampleListener {
    onExample(found: DocumentExample): void;
    /** The example cannot be read any more; why. */
    onProblem(message: string): void;
    /** The cursor stands on this number of the logits, or on none. */
    onCursor(index: number | undefined): void;
}

/** An example in its document: read again on every change, tied to its numbers in the editor. */
export class FollowedExample implements vscode.Disposable {
    private readonly follower: SourceFollower;
    private link: NumberLink | undefined;
    private disposed = false;

    constructor(
        private current: ExampleSource,
        private readonly listener: ExampleListener,
    ) {
        this.follower = new SourceFollower(current.uri, current.selections, {
            onChanged: (document, spans) => this.read(document, spans),
            onGone: () => listener.onProblem(documentGone(this.current.fileName)),
        });
    }

    /** Where it was read from. */
    get source(): ExampleSource {
        return this.current;
    }

    private async read(document: vscode.TextDocument, spans: readonly Span[]): Promise<void> {
        const { version } = document;
        const result = await exampleInDocument(document, spans);
        if (this.disposed || document.isClosed || document.version !== version) {
            return; // there is or comes another, or the panel has gone on to another example
        }
        if (isExample(result)) {
            this.accept(result);
        } else {
            this.listener.onProblem(describeNoExample(result));
        }
    }

    /** This is the example now. */
    accept(found: DocumentExample): void {
        const moved = found.example.source.uri !== this.current.uri;
        this.current = found.example.source;
        if (!this.link || moved) {
            this.link?.dispose();
            this.link = new NumberLink(this.current.uri, found.array, index => this.listener.onCursor(index));
        }
        this.link.update(found.array);
        this.listener.onExample(found);
    }

    /** Opens the document and reads the example again. */
    reread = (): Promise<void> => this.follower.reread();

    /** Lights a number of the logits in the editor, or none any more. */
    light(index: number | undefined): void {
        this.link?.light(index);
    }

    /** Selects a number of the logits in the editor. */
    selectNumber = (index: number): Promise<void> => this.reveal(document => this.link?.rangeIn(document, index));

    /** Shows the document with a place of it selected; what was selected when nothing else is asked for. */
    async reveal(place?: (document: vscode.TextDocument) => vscode.Range | undefined): Promise<void> {
        try {
            const document = await this.follower.open();
            const selection = place?.(document) ?? rangeOf(document, this.current.selections[0]!);
            const visible = vscode.window.visibleTextEditors.find(editor => editor.document === document);
            await vscode.window.showTextDocument(document, {
                viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
                selection,
            });
        } catch {
            this.listener.onProblem(documentGone(this.current.fileName));
        }
    }

    dispose(): void {
        this.disposed = true;
        this.follower.dispose();
        this.link?.dispose();
    }
}

import * as vscode from 'vscode';
import { numberAt } from '../../context';
import type { NumericArray } from '../../read';
import { rangeOf } from './documentPlaces';
import type { Point } from './liveSource';
import type { TrackedSpans } from './trackedSpans';

const lit = (): vscode.TextEditorDecorationType =>
    vscode.window.createTextEditorDecorationType({
        backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
        border: '1px solid',
        borderColor: new vscode.ThemeColor('editor.findMatchHighlightBorder'),
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });

/** Ties the numbers of an array in its document to those of a panel, in both directions. */
export class TextPoint implements Point, vscode.Disposable {
    private readonly decoration = lit();
    private readonly pointed = new vscode.EventEmitter<number | undefined>();
    private readonly subscription: vscode.Disposable;
    readonly onDidPoint = this.pointed.event;

    /** The array as it was last read. */
    array: NumericArray | undefined;
    index: number | undefined;

    /** @param show shows a range of the document, selected */
    constructor(
        private readonly tracked: TrackedSpans,
        private readonly show: (rangeIn: (document: vscode.TextDocument) => vscode.Range | undefined) => Promise<void>,
    ) {
        this.subscription = vscode.window.onDidChangeTextEditorSelection(
            ({ textEditor: { document }, selections: [selection] }) => {
                if (selection && this.array && tracked.isOwn(document)) {
                    this.index = numberAt(this.array, document.offsetAt(selection.active));
                    this.pointed.fire(this.index);
                }
            },
        );
    }

    light(index?: number): void {
        for (const editor of vscode.window.visibleTextEditors.filter(({ document }) => this.tracked.isOwn(document))) {
            const range = index === undefined ? undefined : this.rangeIn(editor.document, index);
            editor.setDecorations(this.decoration, range ? [range] : []);
        }
    }

    select(index: number): Promise<void> {
        return this.show(document => this.rangeIn(document, index));
    }

    private rangeIn(document: vscode.TextDocument, index: number): vscode.Range | undefined {
        const { array } = this;
        return array && rangeOf(document, index < array.data.length ? array.spanOf(index) : array);
    }

    dispose(): void {
        this.subscription.dispose();
        this.pointed.dispose();
        this.decoration.dispose();
    }
}

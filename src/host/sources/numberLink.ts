import * as vscode from 'vscode';
import { numberAt } from '../../context';
import type { NumericArray } from '../../read';

const lit = (): vscode.TextEditorDecorationType =>
    vscode.window.createTextEditorDecorationType({
        backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
        border: '1px solid',
        borderColor: new vscode.ThemeColor('editor.findMatchHighlightBorder'),
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });

/** Ties the numbers of an array in its document to those of a panel, in both directions. */
export class NumberLink implements vscode.Disposable {
    private readonly decoration = lit();
    private readonly subscription: vscode.Disposable;

    /** @param onCursor hears which number the cursor stands on, undefined when it leaves them. */
    constructor(
        private readonly uri: string,
        private array: NumericArray,
        onCursor: (index: number | undefined) => void,
    ) {
        this.subscription = vscode.window.onDidChangeTextEditorSelection(
            ({ textEditor: { document }, selections: [selection] }) => {
                if (selection && document.uri.toString() === this.uri) {
                    onCursor(numberAt(this.array, document.offsetAt(selection.active)));
                }
            },
        );
    }

    /** The document was edited, and this is the array now. */
    update(array: NumericArray): void {
        this.array = array;
    }

    light(index: number | undefined): void {
        for (const editor of vscode.window.visibleTextEditors.filter(
            ({ document }) => document.uri.toString() === this.uri,
        )) {
            editor.setDecorations(this.decoration, index === undefined ? [] : [this.rangeIn(editor.document, index)]);
        }
    }

    rangeIn(document: vscode.TextDocument, index: number): vscode.Range {
        const { start, end } = index < this.array.data.length ? this.array.spanOf(index) : this.array;
        return new vscode.Range(document.positionAt(start), document.positionAt(end));
    }

    dispose(): void {
        this.subscription.dispose();
        this.decoration.dispose();
    }
}

import * as vscode from 'vscode';
import { readNumericArrays } from '../../../read';
import type { Span } from '../../../model/span';

/** A stretch of a notebook's text, and the lines of the cell that it is made of. */
interface Piece extends Span {
    readonly cell: vscode.NotebookCell;
    /** The cell's own code, or what it printed. */
    readonly part: 'source' | 'output';
}

/** One text of a notebook: the code that has run, in its order, and what one of the cells printed below its code. */
export interface NotebookText {
    readonly text: string;
    readonly languageId: string;
    readonly pieces: readonly Piece[];
}

const STDOUT = 'application/vnd.code.notebook.stdout';
const ERROR = 'application/vnd.code.notebook.error';
/** The richer forms of an output last: pandas' tables are read from their text where that is whole. */
const READ = ['text/plain', STDOUT, 'text/html'] as const;

/** Below the code that printed it, output is a comment: so the code stays code, and says what the numbers are. */
export function notebookText(cell: vscode.NotebookCell): NotebookText {
    const { languageId } = cell.document;
    const pieces: Piece[] = [];
    let text = '';
    const add = (of: vscode.NotebookCell, part: Piece['part'], added: string): void => {
        if (added !== '') {
            pieces.push({ cell: of, part, start: text.length, end: text.length + added.length });
            text += `${added}\n`;
        }
    };
    for (const each of inOrder(cell)) {
        add(each, 'source', sourceOf(each));
        if (each === cell) {
            add(each, 'output', languageId === 'python' ? commented(outputOf(each)) : outputOf(each));
        }
    }
    return { text, languageId, pieces };
}

/** The cells that have run, in that order; where none has, those there are. */
function inOrder(cell: vscode.NotebookCell): readonly vscode.NotebookCell[] {
    const orderOf = ({ executionSummary }: vscode.NotebookCell): number | undefined => executionSummary?.executionOrder;
    const cells = cell.notebook
        .getCells()
        .filter(
            ({ kind, document }) =>
                kind === vscode.NotebookCellKind.Code && document.languageId === cell.document.languageId,
        )
        .filter(
            each => each === cell || (isCode(each) && !(orderOf(cell) !== undefined && orderOf(each) === undefined)),
        );
    return orderOf(cell) === undefined ? cells : cells.toSorted((a, b) => orderOf(a)! - orderOf(b)!);
}

/** A magic that hands the cell to something else than Python. */
const isCode = ({ document }: vscode.NotebookCell): boolean =>
    !/^\s*%%(?!time|capture|prun)/.test(document.getText().slice(0, 100));

/** Lines for the notebook itself, `%matplotlib inline` and `!pip install`, are comments of the same length. */
const sourceOf = ({ document }: vscode.NotebookCell): string =>
    document.languageId === 'python'
        ? document.getText().replace(/^[ \t]*(?:%{1,2}(?=[a-z])|!(?!=))/gim, start => start.replaceAll(/[%!]/g, '#'))
        : document.getText();

const commented = (text: string): string => (text === '' ? '' : text.replace(/^/gm, '# '));

const decoder = new TextDecoder();

/** What a cell printed and gave, as text. */
const outputOf = ({ outputs }: vscode.NotebookCell): string =>
    outputs
        .map(textOf)
        .filter(text => text !== '')
        .join('\n');

function textOf({ items }: vscode.NotebookCellOutput): string {
    const texts = READ.map(mime =>
        items
            .filter(item => item.mime === mime)
            .map(item => decoder.decode(item.data).trimEnd())
            .join('\n'),
    );
    return (
        texts.find(text => text !== '' && readNumericArrays(text).arrays.length > 0) ??
        texts.find(text => text !== '') ??
        ''
    );
}

/** The error that a cell ended with: `ValueError: ...`. */
export function errorOf({ outputs }: vscode.NotebookCell): string | undefined {
    const item = outputs.flatMap(({ items }) => items).find(({ mime }) => mime === ERROR);
    try {
        const { name, message } = JSON.parse(item ? decoder.decode(item.data) : '{}') as Partial<
            Record<string, unknown>
        >;
        return typeof name === 'string' && typeof message === 'string' ? `${name}: ${message}` : undefined;
    } catch {
        return undefined;
    }
}

/** Where an offset of the text is in its notebook. `offset` is that in the cell's document; of an output, 0. */
export function placeIn({ pieces, text }: NotebookText, at: number) {
    const piece = pieces.find(({ start, end }) => at >= start && at <= end);
    if (!piece) {
        return undefined;
    }
    const before = text.slice(piece.start, at);
    return {
        cell: piece.cell,
        part: piece.part,
        line: before.split('\n').length,
        offset: piece.part === 'source' ? before.length : 0,
    };
}

/** The line of the text as its cell counts, from 1. */
export function lineInCell(notebook: NotebookText, line: number): number {
    const start = notebook.text.split('\n', line - 1).join('\n').length + (line > 1 ? 1 : 0);
    return placeIn(notebook, start)?.line ?? line;
}

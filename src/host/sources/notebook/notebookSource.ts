import * as v from 'valibot';
import * as vscode from 'vscode';
import { logitsToChoose } from '../../../context';
import { readingOf, ReadText } from '../../../document';
import type { Reading } from '../../../document';
import { arrayGoneFromCell, cellGone, cellLabel, nothingInCell, placeInCell } from '../../../explain/passages';
import { describeNoExample } from '../../../explain/refusals';
import type { Source, Where } from '../../../model/source';
import type { NumericArray } from '../../../read';
import { ChosenColumns, storedColumns } from '../chooseColumns';
import type { LiveSource, NoReading, SourceKind } from '../liveSource';
import { errorOf, lineInCell, notebookText, placeIn } from './notebookText';
import type { NotebookText } from './notebookText';

const KIND = 'notebook';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const storedDetails = v.object({
    cell: v.string(),
    index: count,
    array: count,
    arrayName: v.exactOptional(v.string()),
});

/** Which array of a cell. */
interface Chosen {
    /** Among those of the cell, from 0. */
    readonly array: number;
    readonly arrayName?: string;
}

/** An array that a cell printed, or that its code has where it printed none; with the code of the whole notebook. */
export class NotebookSource implements LiveSource {
    private readonly changed = new vscode.EventEmitter<void>();
    private readonly ended = new vscode.EventEmitter<string>();
    private readonly subscription: vscode.Disposable;
    readonly onDidChange = this.changed.event;
    readonly onDidEnd = this.ended.event;
    private readonly columns: ChosenColumns;
    private last: NotebookText | undefined;
    /** The cell's code when it was last read. */
    private code: string | undefined;

    static of(cell: vscode.NotebookCell, chosen: Chosen): NotebookSource {
        return new NotebookSource(sourceOf(cell, chosen), cell.document.uri.toString(), cell.index, chosen);
    }

    constructor(
        private current: Source,
        private cellUri: string,
        private index: number,
        private chosen: Chosen,
    ) {
        this.columns = new ChosenColumns(storedColumns(current['columns']), () => this.changed.fire());
        this.subscription = vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => {
            if (notebook.uri.toString() === this.current.uri) {
                this.changed.fire();
            }
        });
    }

    get source(): Source {
        return this.current;
    }

    async read(): Promise<Reading | NoReading> {
        const cell = await this.open();
        if (!cell) {
            return { message: cellGone(this.current.label) };
        }
        const notebook = notebookText(cell);
        const { choice } = this.columns;
        const text = new ReadText(notebook.text, notebook.languageId).readWith(choice);
        const arrays = arraysOf(cell, notebook, text.arrays.arrays);
        const { array: wanted, arrayName } = this.chosen;
        const at = arrays.findIndex(({ name }) => arrayName !== undefined && name === arrayName);
        const array = arrays[at] ?? (arrayName === undefined || arrays.length === 1 ? arrays[wanted] : undefined);
        if (!array) {
            return this.refusal(cell, arrays.length, notebook, text);
        }
        const found = await text.exampleIn([{ start: array.start + 1, end: array.start + 1 }]);
        if (found.kind !== 'found') {
            return { message: describeNoExample(found) };
        }
        this.last = notebook;
        this.code = cell.document.getText();
        this.chosen = { array: arrays.indexOf(array), ...(array.name !== undefined && { arrayName: array.name }) };
        this.index = cell.index;
        this.cellUri = cell.document.uri.toString();
        this.columns.note(array.columns, choice);
        this.current = { ...sourceOf(cell, this.chosen), ...this.columns.detail };
        return inCells(readingOf(found, notebook.text), notebook);
    }

    /** Why there is no array: the output that holds one may be elided, or an error. */
    private async refusal(
        cell: vscode.NotebookCell,
        others: number,
        { pieces }: NotebookText,
        text: ReadText,
    ): Promise<NoReading> {
        const { label } = this.current;
        if (others > 0) {
            return { message: arrayGoneFromCell(label) };
        }
        const own = pieces.filter(piece => piece.cell === cell);
        const unreadable = text.arrays.unreadable.find(({ start, end }) =>
            own.some(piece => start >= piece.start && end <= piece.end),
        );
        if (unreadable) {
            return { message: describeNoExample({ kind: 'unreadable', unreadable }) };
        }
        const error = errorOf(cell);
        const code = cell.document.getText();
        const end = code.length + 1 + (error?.length ?? 0);
        const explained =
            error === undefined
                ? undefined
                : await new ReadText(`${code}\n${error}`, cell.document.languageId).exampleIn([
                      { start: code.length + 1, end },
                  ]);
        const message = explained?.kind === 'nothing' ? explained.message : undefined;
        return { message: message ?? nothingInCell(label) };
    }

    /** Its cell; after a reload of the window or of the file the one in its place, if it is the same. */
    private async open(): Promise<vscode.NotebookCell | undefined> {
        try {
            const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.parse(this.current.uri, true));
            const cells = notebook.getCells();
            const own = cells.find(({ document }) => document.uri.toString() === this.cellUri);
            const inPlace = cells[this.index];
            const isSame = this.code === undefined || inPlace?.document.getText() === this.code;
            return own ?? (isSame ? inPlace : undefined);
        } catch {
            return undefined;
        }
    }

    chooseColumns(): Promise<void> {
        return this.columns.ask();
    }

    forgetColumns(): void {
        this.columns.forget();
    }

    async reveal(where?: Where): Promise<void> {
        const cell = await this.open();
        if (!cell) {
            this.ended.fire(cellGone(this.current.label));
            return;
        }
        const place = where && this.last ? placeIn(this.last, where.start) : undefined;
        const shown = place?.cell ?? cell;
        const range = new vscode.NotebookRange(shown.index, shown.index + 1);
        const editor = await vscode.window.showNotebookDocument(shown.notebook, {
            viewColumn: vscode.ViewColumn.One,
            selections: [range],
        });
        editor.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
    }

    dispose(): void {
        this.subscription.dispose();
        this.changed.dispose();
        this.ended.dispose();
    }
}

/** The arrays of logits that a cell printed; those of its code where it printed none. */
export function arraysOf(
    cell: vscode.NotebookCell,
    { pieces }: NotebookText,
    arrays: readonly NumericArray[],
): readonly NumericArray[] {
    const inPart = (wanted: 'source' | 'output'): readonly NumericArray[] => {
        const own = pieces.filter(piece => piece.cell === cell && piece.part === wanted);
        return logitsToChoose(
            arrays.filter(({ start, end }) => own.some(piece => start >= piece.start && end <= piece.end)),
        );
    };
    const printed = inPart('output');
    return printed.length > 0 ? printed : inPart('source');
}

/** The same reading with its places as they are in the cells. */
function inCells(reading: Reading, notebook: NotebookText): Reading {
    const placed = <T extends { readonly place: Where }>(origin: T): T => {
        const found = placeIn(notebook, origin.place.start);
        return found
            ? { ...origin, place: { ...origin.place, label: placeInCell(found.cell.index + 1, found.line) } }
            : origin;
    };
    const inOwn = { ...reading, origins: reading.origins.map(placed), unresolved: reading.unresolved.map(placed) };
    return withLines(inOwn, line => lineInCell(notebook, line)) as Reading;
}

/** Every line that a reading tells, as another text counts. */
function withLines(value: unknown, lineFor: (line: number) => number): unknown {
    if (Array.isArray(value)) {
        return value.map(each => withLines(each, lineFor));
    }
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) {
        return value;
    }
    return Object.fromEntries(
        Object.entries(value).map(([key, each]: [string, unknown]) => [
            key,
            key === 'line' && typeof each === 'number' ? lineFor(each) : withLines(each, lineFor),
        ]),
    );
}

const fileNameOf = ({ uri }: vscode.NotebookDocument): string => uri.path.split('/').at(-1) ?? '';

const sourceOf = (cell: vscode.NotebookCell, chosen: Chosen): Source => ({
    kind: KIND,
    uri: cell.notebook.uri.toString(),
    label: cellLabel(fileNameOf(cell.notebook), cell.index + 1),
    ...(chosen.arrayName !== undefined && { name: chosen.arrayName }),
    cell: cell.document.uri.toString(),
    index: cell.index,
    ...chosen,
});

export const notebookKind: SourceKind = {
    kind: KIND,

    open(source) {
        const details = v.safeParse(storedDetails, source);
        if (!details.success) {
            return undefined;
        }
        const { cell, index, ...chosen } = details.output;
        return new NotebookSource(source, cell, index, chosen);
    },
};

import * as v from 'valibot';
import * as vscode from 'vscode';
import { readingOf, ReadText } from '../../document';
import type { Reading } from '../../document';
import { noArrayIn } from '../../explain/passages';
import { describeNoExample } from '../../explain/refusals';
import type { Source, Where } from '../../model/source';
import type { Span } from '../../model/span';
import { ChosenColumns, storedColumns } from './chooseColumns';
import { rangeOf } from './documentPlaces';
import type { LiveSource, NoReading, SourceKind } from './liveSource';

const KIND = 'passage';

/** A longer text is not kept for a reload of the window, in characters. */
const LONGEST_KEPT = 200_000;

const storedDetails = v.object({ text: v.string(), cursor: v.exactOptional(v.number()) });

/** What a passage is of. */
export interface Passage {
    /** 'clipboard', 'terminal'. */
    readonly from: string;
    /** What a person calls that. */
    readonly label: string;
    readonly text: string;
    /** In which array; without it, the text is as good as selected. */
    readonly cursor?: number;
}

/** A text that was copied from somewhere: it changes no more, only how its table is read. */
export class PassageSource implements LiveSource {
    private readonly changed = new vscode.EventEmitter<void>();
    readonly onDidChange = this.changed.event;
    readonly onDidEnd = new vscode.EventEmitter<string>().event;
    private current: Source;
    private readonly columns: ChosenColumns;
    /** Shows the text once a person wants to see it. */
    private document: vscode.TextDocument | undefined;

    static of({ from, label, text, cursor }: Passage): PassageSource {
        const source = { kind: KIND, uri: `${KIND}:/${from}`, label, ...(cursor !== undefined && { cursor }) };
        return new PassageSource({ ...source, ...(text.length <= LONGEST_KEPT && { text }) }, text, cursor);
    }

    constructor(
        source: Source,
        private readonly text: string,
        private readonly cursor: number | undefined,
    ) {
        this.current = source;
        this.columns = new ChosenColumns(storedColumns(source['columns']), () => this.changed.fire());
    }

    get source(): Source {
        return this.current;
    }

    async read(): Promise<Reading | NoReading> {
        const { choice } = this.columns;
        const read = new ReadText(this.text, 'python').readWith(choice);
        const found = await read.exampleIn([this.selection]);
        if (found.kind !== 'found') {
            const isBare = found.kind === 'nothing' && found.message === undefined;
            return { message: isBare ? noArrayIn(this.current.label) : describeNoExample(found) };
        }
        const { name, columns } = found.logits;
        this.columns.note(columns, choice);
        this.current = { ...withoutColumns(this.current), ...(name !== undefined && { name }), ...this.columns.detail };
        return readingOf(found, this.text);
    }

    chooseColumns(): Promise<void> {
        return this.columns.ask();
    }

    forgetColumns(): void {
        this.columns.forget();
    }

    private get selection(): Span {
        const { cursor, text } = this;
        return cursor === undefined ? { start: 0, end: text.length } : { start: cursor, end: cursor };
    }

    /** Shows the text in an editor of its own. */
    async reveal(where?: Where): Promise<void> {
        if (!this.document || this.document.isClosed) {
            this.document = await vscode.workspace.openTextDocument({ content: this.text });
        }
        await vscode.window.showTextDocument(this.document, {
            viewColumn: vscode.ViewColumn.One,
            selection: rangeOf(this.document, where ?? this.selection),
        });
    }

    dispose(): void {
        this.document = undefined;
        this.changed.dispose();
    }
}

const withoutColumns = ({ columns: _, ...source }: Source): Source => source;

export const passageKind: SourceKind = {
    kind: KIND,

    open(source) {
        const details = v.safeParse(storedDetails, source);
        return details.success ? new PassageSource(source, details.output.text, details.output.cursor) : undefined;
    },
};

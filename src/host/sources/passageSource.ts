import * as v from 'valibot';
import * as vscode from 'vscode';
import { readingOf, ReadText } from '../../document';
import type { Reading } from '../../document';
import { noArrayIn } from '../../explain/passages';
import { describeNoExample } from '../../explain/refusals';
import type { Source, Where } from '../../model/source';
import type { Span } from '../../model/span';
import { rangeOf } from './documentText';
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

/** A text that was copied from somewhere: it changes no more. */
export class PassageSource implements LiveSource {
    readonly onDidChange = new vscode.EventEmitter<void>().event;
    readonly onDidEnd = new vscode.EventEmitter<string>().event;
    private current: Source;
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
    }

    get source(): Source {
        return this.current;
    }

    async read(): Promise<Reading | NoReading> {
        const read = new ReadText(this.text, 'python');
        const found = await read.exampleIn([this.selection]);
        if (found.kind !== 'found') {
            const isBare = found.kind === 'nothing' && found.message === undefined;
            return { message: isBare ? noArrayIn(this.current.label) : describeNoExample(found) };
        }
        const { name } = found.logits;
        this.current = { ...this.current, ...(name !== undefined && { name }) };
        return readingOf(found, this.text);
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
    }
}

export const passageKind: SourceKind = {
    kind: KIND,

    open(source) {
        const details = v.safeParse(storedDetails, source);
        return details.success ? new PassageSource(source, details.output.text, details.output.cursor) : undefined;
    },
};

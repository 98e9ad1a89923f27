import * as v from 'valibot';
import * as vscode from 'vscode';
import { logitsIn, numberAt } from '../../context';
import type { FoundExample, NoExample } from '../../context';
import { readingOf } from '../../document';
import type { Reading } from '../../document';
import { readingCancelled } from '../../explain/files';
import { describeNoExample, documentGone } from '../../explain/refusals';
import { defined } from '../../model/defined';
import type { Source, Where } from '../../model/source';
import type { Span } from '../../model/span';
import type { ColumnChoice, NumericArray } from '../../read';
import { ChosenColumns, storedColumns } from './chooseColumns';
import { editOf, rangeOf } from './documentPlaces';
import { readTextOf } from './documentText';
import type { LiveSource, Offer, NoReading, SourceKind } from './liveSource';
import { showColumns } from './shownColumns';
import { TextPoint } from './textPoint';
import { TrackedSpans } from './trackedSpans';

const KIND = 'text';

/** An array in a text document, a cell of a notebook included, that selections or bare cursors mean. */
export class TextSource implements LiveSource {
    private readonly tracked: TrackedSpans;
    private readonly ended = new vscode.EventEmitter<string>();
    private readonly changed = new vscode.EventEmitter<void>();
    private readonly subscription: vscode.Disposable;
    readonly onDidChange = this.changed.event;
    readonly onDidEnd = this.ended.event;
    readonly point: TextPoint;
    private readonly columns: ChosenColumns;

    /** The source of what selections of a document mean. */
    static at(document: vscode.TextDocument, selections: readonly Span[]): TextSource {
        return new TextSource(sourceIn(document, selections), selections);
    }

    constructor(
        private current: Source,
        selections: readonly Span[],
    ) {
        this.tracked = new TrackedSpans(current.uri, selections);
        this.subscription = vscode.Disposable.from(
            this.changed,
            this.tracked.onDidChange(() => this.changed.fire()),
            this.tracked.onDidEnd(() => this.ended.fire(this.whyGone)),
        );
        this.columns = new ChosenColumns(storedColumns(current['columns']), () => {
            this.showColumns(this.columns.choice);
            this.changed.fire();
        });
        this.showColumns(this.columns.choice);
        this.point = new TextPoint(this.tracked, rangeIn => this.show(rangeIn));
    }

    get source(): Source {
        return this.current;
    }

    /** Where the array begins that was read last. */
    get start(): number | undefined {
        return this.point.array?.start;
    }

    async read(token: vscode.CancellationToken): Promise<Reading | NoReading> {
        const document = await this.tracked.open().catch(() => undefined);
        if (!document) {
            return { message: this.whyGone };
        }
        const { version } = document;
        const isCancelled = (): boolean => token.isCancellationRequested; // by now
        const { choice } = this.columns;
        const text = readTextOf(document).readWith(choice);
        await text.readAhead(() => document.version === version && !isCancelled());
        if (isCancelled()) {
            return { message: readingCancelled(this.current.label) };
        }
        const found = document.version === version ? await text.exampleIn(this.tracked.spans, this.loss) : undefined;
        if (!found || (document.version !== version && !isCancelled())) {
            return this.read(token);
        }
        if (found.kind !== 'found') {
            const outline = await text.outline(found);
            if (outline && !isCancelled()) {
                this.acceptCall(document, outline.place);
            }
            return { ...refusalIn(document, found), ...defined({ outline }) };
        }
        if (!isCancelled()) {
            this.columns.note(found.logits.columns, choice);
            this.showColumns(this.columns.choice);
            this.accept(document, found);
        }
        const fixes = (await text.fixable(found)).map(({ finding: { code }, fixes: [first] }) => ({
            code,
            title: first!.title,
        }));
        return { ...readingOf(found, text.source), ...(fixes.length > 0 && { fixes }) };
    }

    chooseLoss(index: number): void {
        this.current = { ...this.current, loss: index };
        this.changed.fire();
    }

    /** Which one of several losses is explained, where a person has chosen. */
    private get loss(): number | undefined {
        const chosen = v.safeParse(offset, this.current['loss']);
        return chosen.success ? chosen.output : undefined;
    }

    chooseColumns(): Promise<void> {
        return this.columns.ask();
    }

    forgetColumns(): void {
        this.columns.forget();
    }

    async fix(code: string): Promise<void> {
        const document = await this.tracked.open();
        const text = readTextOf(document).readWith(this.columns.choice);
        const found = await text.exampleIn(this.tracked.spans, this.loss);
        const fix = (await text.fixable(found)).find(({ finding }) => finding.code === code)?.fixes[0];
        if (fix) {
            await vscode.workspace.applyEdit(editOf(document, fix));
        }
    }

    /** Stays with the call, whichever line of what it receives the cursor was on. */
    private acceptCall(document: vscode.TextDocument, call: Where): void {
        this.tracked.spans = [cursorIn(call)];
        this.current = { ...sourceIn(document, this.tracked.spans), line: call.line };
    }

    private accept(document: vscode.TextDocument, { logits, received, choice, atCall }: FoundExample): void {
        const { spans } = this.tracked;
        // Asked for at a call, that one of the losses is meant from now on, too.
        const loss = this.loss ?? (atCall ? choice?.chosen : undefined);
        this.tracked.spans = spans.length === 1 ? [anchorOf(spans[0]!, logits)] : spans;
        this.current = {
            ...sourceIn(document, this.tracked.spans, logits),
            ...defined({ loss }),
            ...this.columns.detail,
        };
        const { array: before } = this.point;
        const array = (this.point.array = received?.logits ?? logits);
        // The cursor that asked.
        if (!before && spans.length === 1 && spans[0]!.start === spans[0]!.end) {
            this.point.index = numberAt(array, spans[0]!.start);
        }
    }

    reveal(where?: Where): Promise<void> {
        return this.show(document => rangeOf(document, where ?? this.tracked.spans[0]!));
    }

    private async show(rangeIn: (document: vscode.TextDocument) => vscode.Range | undefined): Promise<void> {
        try {
            const document = await this.tracked.open();
            const visible = vscode.window.visibleTextEditors.find(editor => editor.document === document);
            await vscode.window.showTextDocument(document, {
                viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
                selection: rangeIn(document) ?? rangeOf(document, this.tracked.spans[0]!),
            });
        } catch {
            this.ended.fire(this.whyGone);
        }
    }

    private get whyGone(): string {
        return documentGone(this.current.label);
    }

    /** The editor reads the table as the panel does. */
    private showColumns(choice: ColumnChoice | undefined): void {
        showColumns(this, this.current.uri, choice);
    }

    dispose(): void {
        this.showColumns(undefined);
        this.subscription.dispose();
        this.tracked.dispose();
        this.point.dispose();
        this.ended.dispose();
    }
}

const fileNameOf = ({ uri }: vscode.TextDocument): string => uri.path.split('/').at(-1) ?? '';

const sourceIn = (document: vscode.TextDocument, selections: readonly Span[], array?: NumericArray): Source => ({
    kind: KIND,
    uri: document.uri.toString(),
    label: fileNameOf(document),
    ...(array && { line: document.positionAt(array.start).line + 1 }),
    ...(array?.name !== undefined && { name: array.name }),
    selections: selections.map(({ start, end }) => ({ start, end })),
});

const cursorIn = ({ start }: Span): Span => ({ start: start + 1, end: start + 1 });

/** A bare cursor stays in its array while text is typed before it or in it. */
const anchorOf = (span: Span, logits: NumericArray): Span => (span.start === span.end ? cursorIn(logits) : span);

function refusalIn(document: vscode.TextDocument, problem: NoExample): NoReading {
    const nearest = problem.kind === 'nothing' ? problem.nearest : undefined;
    return {
        message: describeNoExample(problem),
        ...(nearest && { nearest: sourceIn(document, [cursorIn(nearest)], nearest) }),
    };
}

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const storedSelections = v.pipe(v.array(v.object({ start: offset, end: offset })), v.minLength(1));

export const textKind: SourceKind = {
    kind: KIND,

    open(source) {
        const selections = v.safeParse(storedSelections, source['selections']);
        return selections.success ? new TextSource(source, selections.output) : undefined;
    },

    /** The arrays of its own document first, then those of the visible editors. */
    offers({ uri }) {
        const own = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri);
        const visible = vscode.window.visibleTextEditors.map(({ document }) => document);
        return [...new Set([...(own ? [own] : []), ...visible])].flatMap(offersIn);
    },
};

const offersIn = (document: vscode.TextDocument): readonly Offer[] =>
    logitsIn(readTextOf(document).arrays.arrays).map(logits => ({
        source: sourceIn(document, [cursorIn(logits)], logits),
        logits,
    }));

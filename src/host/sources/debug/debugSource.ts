import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Reading } from '../../../document';
import { sessionEnded } from '../../../explain/live';
import { messageOf } from '../../../live/debuggee';
import { functionOfFrame } from '../../../live/frameNames';
import type { Choice } from '../../../live/chosen';
import type { StopQuestion } from '../../../context/python';
import type { Source, Where } from '../../../model/source';
import { rangeOf } from '../documentPlaces';
import type { LiveSource, NoReading, SourceKind } from '../liveSource';
import { choiceFor } from './choices';
import { readingProgress } from './readingProgress';
import type { Place, PlaceReader } from './placeReader';
import { onDidEndSession, selectedFrame, sessionOf } from './sessions';
import type { StoppedFrame } from './stoppedFrame';
import { whyNotRead } from './whyNotRead';

const KIND = 'debug';

/** An expression, or a call of a loss, in a function of a program that is debugged: read again at each stop in it. */
export class DebugSource implements LiveSource {
    private readonly changed = new vscode.EventEmitter<void>();
    private readonly ended = new vscode.EventEmitter<string>();
    private readonly subscription: vscode.Disposable;
    private reader: PlaceReader | undefined;
    readonly onDidChange = this.changed.event;
    readonly onDidEnd = this.ended.event;

    /** The source of what was asked for in a frame that is stopped. */
    static in(stopped: StoppedFrame, asked: StopQuestion): DebugSource {
        const place = placeOf(stopped, asked);
        return new DebugSource(sourceFor(place, stopped.frame, stopped.document), place);
    }

    constructor(
        private current: Source,
        private readonly place: Place,
    ) {
        this.subscription = vscode.Disposable.from(
            vscode.debug.onDidChangeActiveStackItem(() => {
                if (selectedFrame()?.session.id === place.session) {
                    this.changed.fire();
                }
            }),
            onDidEndSession(({ id }) => id === place.session && this.ended.fire(this.whyEnded)),
        );
    }

    get source(): Source {
        return this.current;
    }

    /** Whether the code says what the loss of what was read last is; else a person may choose. */
    isSaid = true;

    private get whyEnded(): string {
        return sessionEnded(this.place.sessionName);
    }

    async read(token: vscode.CancellationToken): Promise<Reading | NoReading> {
        const { asked } = this.place;
        const name = asked.kind === 'call' ? asked.text : asked.expression;
        const progress = readingProgress(token);
        try {
            return await this.readNow(progress.token, progress.onProgress);
        } catch (error) {
            return { message: whyNotRead(error, name, { name: this.place.sessionName }) };
        } finally {
            progress.end();
        }
    }

    private async readNow(
        token: vscode.CancellationToken,
        onProgress: (expression: string, done: number, all: number) => void,
    ): Promise<Reading | NoReading> {
        const session = sessionOf(this.place.session);
        if (!session) {
            return { message: this.whyEnded };
        }
        const { PlaceReader } = await import('./placeReader');
        const result = await (this.reader ??= new PlaceReader(this.place)).read(session, choiceFor(this.choiceKey), {
            token,
            onProgress,
        });
        if (result.kind === 'not-read') {
            return { message: result.message };
        }
        this.isSaid = result.isSaid;
        this.current = { ...sourceFor(this.place, result.frame, result.document), name: result.name };
        return result.reading;
    }

    /** What a person chose for it, as long as the session goes on. */
    get choiceKey(): string {
        return choiceKeyOf(this.place);
    }

    async reveal(where?: Where): Promise<void> {
        try {
            const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(this.current.uri, true));
            const visible = vscode.window.visibleTextEditors.find(editor => editor.document === document);
            const line = document.lineAt(Math.min(document.lineCount, this.current.line ?? 1) - 1).range;
            await vscode.window.showTextDocument(document, {
                viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
                selection: where ? rangeOf(document, where) : new vscode.Range(line.start, line.start),
            });
        } catch (error) {
            this.ended.fire(messageOf(error));
        }
    }

    dispose(): void {
        this.subscription.dispose();
        this.changed.dispose();
        this.ended.dispose();
    }
}

function placeOf({ session, threadId, frame }: StoppedFrame, asked: StopQuestion): Place {
    const path = frame.source?.path;
    return {
        session: session.id,
        sessionName: session.name,
        threadId,
        frame: functionOfFrame(frame.name),
        ...(path !== undefined && { path }),
        asked,
    };
}

const choiceKeyOf = ({ session, frame, path = '', asked }: Place): string =>
    JSON.stringify([session, path, frame, asked.kind === 'call' ? asked.text : asked.expression]);

/** What a person chose for what is asked in a frame that is stopped. */
export const choiceIn = (stopped: StoppedFrame, asked: StopQuestion): Choice =>
    choiceFor(choiceKeyOf(placeOf(stopped, asked)));

function sourceFor(
    place: Place,
    { line, source }: StoppedFrame['frame'],
    document: vscode.TextDocument | undefined,
): Source {
    const path = document?.uri.path ?? source?.path ?? source?.name ?? place.frame;
    return {
        kind: KIND,
        uri: document?.uri.toString() ?? vscode.Uri.from({ scheme: 'debug', path: `/${path}` }).toString(),
        label: path.split(/[\\/]/).at(-1) ?? path,
        line: Math.max(1, line),
        name: place.asked.kind === 'call' ? place.asked.text : place.asked.expression,
        place,
    };
}

const storedPlace = v.object({
    session: v.string(),
    sessionName: v.string(),
    threadId: v.number(),
    frame: v.string(),
    path: v.exactOptional(v.string()),
    asked: v.variant('kind', [
        v.object({ kind: v.literal('expression'), expression: v.string(), isPlain: v.boolean() }),
        v.object({ kind: v.literal('call'), text: v.string(), near: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    ]),
});

export const debugKind: SourceKind = {
    kind: KIND,

    open(source) {
        const place = v.safeParse(storedPlace, source['place']);
        return place.success ? new DebugSource(source, place.output) : undefined;
    },
};

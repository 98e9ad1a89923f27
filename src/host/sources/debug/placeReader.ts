import type * as vscode from 'vscode';
import type { Reading } from '../../../document';
import { notAtTopLevel, notOnStack } from '../../../explain/live';
import type { Choice } from '../../../live/chosen';
import { Cancelled, SessionEnded } from '../../../live/debuggee';
import { fileNameOf, functionOfFrame, isTopLevel } from '../../../live/frameNames';
import type { StackFrame } from '../../../live/protocol';
import { readStop } from '../../../live/readStop';
import type { StopQuestion } from '../../../context/python';
import { StopHistory } from '../../../live/stopHistory';
import { selectedFrame, stopsOf } from './sessions';
import { debuggeeOf, framesOf, pythonCodeOf, withDocument } from './stoppedFrame';
import type { StoppedFrame } from './stoppedFrame';

/** What is stored of a variable or call: where its function is, and who tells its values. */
export interface Place {
    readonly session: string;
    readonly sessionName: string;
    readonly threadId: number;
    /** The name of the function. */
    readonly frame: string;
    readonly path?: string;
    readonly asked: StopQuestion;
}

type PlaceReading =
    | { readonly kind: 'not-read'; readonly message: string }
    | (Pick<StoppedFrame, 'frame' | 'document'> & {
          readonly kind: 'read';
          readonly reading: Reading;
          readonly name: string;
          readonly isSaid: boolean;
      });

interface Watched {
    readonly token: vscode.CancellationToken;
    readonly onProgress: (expression: string, done: number, all: number) => void;
}

/** Reads a place at one stop after the other. */
export class PlaceReader {
    private readonly history = new StopHistory();

    /** The thread that its function was last found in. */
    private threadId: number;

    constructor(private readonly place: Place) {
        this.threadId = place.threadId;
    }

    async read(session: vscode.DebugSession, choice: Choice, { token, onProgress }: Watched): Promise<PlaceReading> {
        const stop = stopsOf(session);
        const stopped = await this.find(session, token);
        if (!stopped) {
            return { kind: 'not-read', message: this.whyNotFound };
        }
        const control = { isCancelled: () => token.isCancellationRequested, onProgress };
        const debuggee = debuggeeOf(stopped, token);
        const result = await readStop(debuggee, pythonCodeOf(stopped), this.place.asked, choice, control);
        if (result.kind === 'not-read') {
            return result;
        }
        const { frame, document } = stopped;
        const reading = token.isCancellationRequested
            ? result.reading
            : this.history.with(result.reading, { stop, line: frame.line });
        return { ...result, reading, frame, ...(document && { document }) };
    }

    /** The frame of its function: the one that is selected, else the innermost. */
    private async find(
        session: vscode.DebugSession,
        token: vscode.CancellationToken,
    ): Promise<StoppedFrame | undefined> {
        const selected = selectedFrame();
        const own = selected?.session.id === session.id ? selected : undefined;
        // The function may be in another thread than the one that is looked at.
        for (const threadId of new Set([own?.threadId ?? this.threadId, this.threadId])) {
            const frames = await framesOf(session, threadId, token).catch(onRunning);
            const found = frames.filter(frame => this.isOwn(frame));
            const frame = found.find(({ id }) => id === own?.frameId) ?? found[0];
            if (frame) {
                this.threadId = threadId;
                return withDocument(session, threadId, frame);
            }
        }
        return undefined;
    }

    private isOwn({ name, source }: StackFrame): boolean {
        return functionOfFrame(name) === this.place.frame && source?.path === this.place.path;
    }

    private get whyNotFound(): string {
        const { frame, path } = this.place;
        return isTopLevel(frame) && path !== undefined ? notAtTopLevel(fileNameOf(path)) : notOnStack(frame);
    }
}

/** A thread that runs has no frames; nor has one that is no more. */
function onRunning(error: unknown): readonly StackFrame[] {
    if (error instanceof SessionEnded || error instanceof Cancelled) {
        throw error;
    }
    return [];
}

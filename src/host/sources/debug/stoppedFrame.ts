import * as v from 'valibot';
import * as vscode from 'vscode';
import { Cancelled, messageOf, SessionEnded } from '../../../live/debuggee';
import type { Debuggee, Requests } from '../../../live/debuggee';
import { isAddress } from '../../../live/frameNames';
import { javaScriptDebuggee } from '../../../live/javaScriptDebuggee';
import { otherDebuggee } from '../../../live/otherDebuggee';
import { evaluated, frames, memory, scopes, variables } from '../../../live/protocol';
import type { StackFrame } from '../../../live/protocol';
import { pythonDebuggee } from '../../../live/pythonDebuggee';
import type { StoppedText } from '../../../live/readStop';
import { readTextOf } from '../documentText';
import { onDidEndSession, sessionOf, writesWhole } from './sessions';

/** A frame of a stopped thread, and where its program is. */
export interface StoppedFrame {
    readonly session: vscode.DebugSession;
    readonly threadId: number;
    readonly frame: StackFrame;
    /** Absent where the text cannot be opened. */
    readonly document?: vscode.TextDocument;
}

/** Deeper frames are not looked for. */
const DEEPEST = 200;

/** The frames of a stopped thread, the innermost first. */
export async function framesOf(
    session: vscode.DebugSession,
    threadId: number,
    token: vscode.CancellationToken,
): Promise<readonly StackFrame[]> {
    const body = await request(session, 'stackTrace', { threadId, startFrame: 0, levels: DEEPEST }, token);
    return v.parse(frames, body).stackFrames;
}

/** That of a person's selection, with its document. */
export async function openSelected(
    { session, threadId, frameId }: vscode.DebugStackFrame,
    token: vscode.CancellationToken,
): Promise<StoppedFrame | undefined> {
    const frame = (await framesOf(session, threadId, token)).find(({ id }) => id === frameId);
    return frame && withDocument(session, threadId, frame);
}

export async function withDocument(
    session: vscode.DebugSession,
    threadId: number,
    frame: StackFrame,
): Promise<StoppedFrame> {
    const document = frame.source && (await documentOf(session, frame.source));
    return { session, threadId, frame, ...(document && { document }) };
}

/** The text that a frame is in: one that is open, else the first that can be opened. */
async function documentOf(
    session: vscode.DebugSession,
    source: NonNullable<StackFrame['source']>,
): Promise<vscode.TextDocument | undefined> {
    for (const uri of addressesOf(session, source)) {
        try {
            return await vscode.workspace.openTextDocument(uri);
        } catch {
            // another address, or none: the program may be read without its text
        }
    }
    return undefined;
}

/**
 * Where the text may be. VS Code hands on what an adapter says with addresses of its own in place of paths: in a remote
 * window those of the window, which an extension knows as files.
 */
function addressesOf(session: vscode.DebugSession, source: NonNullable<StackFrame['source']>): readonly vscode.Uri[] {
    const { path } = source;
    if (path !== undefined && isAddress(path)) {
        const uri = vscode.Uri.parse(path);
        return uri.scheme === 'vscode-remote' ? [vscode.Uri.file(uri.path), uri] : [uri];
    }
    return path === undefined && source.sourceReference === undefined
        ? []
        : [vscode.debug.asDebugSourceUri(source, session)];
}

/** The text of a stopped Python program, and where it is stopped. */
export function pythonCodeOf({ document, frame }: StoppedFrame): StoppedText | undefined {
    if (document?.languageId !== 'python' || frame.line < 1 || frame.line > document.lineCount) {
        return undefined;
    }
    const { firstNonWhitespaceCharacterIndex, range } = document.lineAt(frame.line - 1);
    return { text: readTextOf(document), at: document.offsetAt(range.start) + firstNonWhitespaceCharacterIndex };
}

const PYTHON = /python|debugpy/i;
const JAVASCRIPT = /^(?:pwa-)?(?:node|chrome|msedge|extensionHost|node-terminal)$/;

/** A frame, as the way its debugger answers allows to read it. */
export function debuggeeOf(stopped: StoppedFrame, token: vscode.CancellationToken): Debuggee {
    const { session, document } = stopped;
    const requests = requestsOf(stopped, token);
    if (PYTHON.test(session.type) || document?.languageId === 'python') {
        return pythonDebuggee(requests);
    }
    return JAVASCRIPT.test(session.type) ? javaScriptDebuggee(requests) : otherDebuggee(requests, writesWhole(session));
}

/** So many scopes of a frame are listed. */
const MOST_SCOPES = 4;

function requestsOf({ session, frame: { id: frameId } }: StoppedFrame, token: vscode.CancellationToken): Requests {
    const ask = (command: string, args: object): Promise<unknown> => request(session, command, args, token);
    return {
        async evaluate(expression, context) {
            return v.parse(evaluated, await ask('evaluate', { expression, frameId, context }));
        },
        async memory(memoryReference, offset, count) {
            return v.parse(memory, await ask('readMemory', { memoryReference, offset, count })).data;
        },
        async variables() {
            const all = v.parse(scopes, await ask('scopes', { frameId })).scopes;
            const near = all.filter(({ expensive }) => expensive !== true).slice(0, MOST_SCOPES);
            const found = await Promise.all(
                near.map(({ variablesReference }) => ask('variables', { variablesReference })),
            );
            return found.flatMap(body => v.parse(variables, body).variables);
        },
    };
}

/** So many milliseconds the end of a session may come behind the end of its program. */
const ENDING = 2000;

/** Asks a session. An adapter that was killed never answers: the end of its session does in its place. */
async function request(
    session: vscode.DebugSession,
    command: string,
    args: object,
    token: vscode.CancellationToken,
): Promise<unknown> {
    const waiting: vscode.Disposable[] = [];
    try {
        return await new Promise<unknown>((resolve, reject) => {
            if (token.isCancellationRequested || !sessionOf(session.id)) {
                reject(token.isCancellationRequested ? new Cancelled() : new SessionEnded());
                return;
            }
            waiting.push(
                token.onCancellationRequested(() => reject(new Cancelled())),
                onDidEndSession(({ id }) => id === session.id && reject(new SessionEnded())),
            );
            const refuse = (error: unknown) => reject(new Error(messageOf(error), { cause: error }));
            session.customRequest(command, args).then(resolve, (error: unknown) => {
                // An adapter whose program was killed may refuse before its session ends. One that lives tells its threads.
                session.customRequest('threads').then(
                    () => refuse(error),
                    () => setTimeout(refuse, ENDING, error),
                );
            });
        });
    } finally {
        vscode.Disposable.from(...waiting).dispose();
    }
}

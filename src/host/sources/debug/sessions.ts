import * as vscode from 'vscode';
import { tagVariables } from '../../../live/tag';

/** What is known of a debug session without asking its adapter. */
interface Known {
    readonly session: vscode.DebugSession;
    /** How often it has stopped. */
    stops: number;
    /** Whether its adapter gives values whole, for the clipboard. */
    writesWhole: boolean;
}

const known = new Map<string, Known>();
const ended = new vscode.EventEmitter<vscode.DebugSession>();

/** Fires when a session has ended, however it did. */
export const onDidEndSession = ended.event;

/** The session of that id, as long as it goes on. */
export const sessionOf = (id: string): vscode.DebugSession | undefined => known.get(id)?.session;

/** How often a session has stopped. */
export const stopsOf = ({ id }: vscode.DebugSession): number => known.get(id)?.stops ?? 0;

export const writesWhole = ({ id }: vscode.DebugSession): boolean => known.get(id)?.writesWhole ?? false;

/** What is kept of a session; of one that began before this extension did, from now on. */
function noteSession(session: vscode.DebugSession): Known {
    const noted = known.get(session.id) ?? { session, stops: 0, writesWhole: false };
    known.set(session.id, noted);
    return noted;
}

/** The frame that a person has selected, if a program is stopped. */
export function selectedFrame(): vscode.DebugStackFrame | undefined {
    const item = vscode.debug.activeStackItem;
    if (!(item instanceof vscode.DebugStackFrame)) {
        return undefined;
    }
    noteSession(item.session);
    return item;
}

/** Listens to the sessions: tags the variables that can be explained, and counts the stops. Asks them nothing. */
export function registerSessions({ subscriptions }: vscode.ExtensionContext): void {
    subscriptions.push(
        ended,
        vscode.debug.registerDebugAdapterTrackerFactory('*', {
            createDebugAdapterTracker(session) {
                const noted = noteSession(session);
                return {
                    onDidSendMessage(message: unknown) {
                        note(noted, message);
                        tagVariables(message);
                    },
                };
            },
        }),
        vscode.debug.onDidTerminateDebugSession(session => {
            known.delete(session.id);
            ended.fire(session);
        }),
    );
}

function note(noted: Known, message: unknown): void {
    const { type, event, command, body } = (message ?? {}) as Readonly<Record<string, unknown>>;
    if (type === 'event' && event === 'stopped') {
        noted.stops++;
    } else if (type === 'response' && command === 'initialize') {
        noted.writesWhole =
            (body as { supportsClipboardContext?: unknown } | undefined)?.supportsClipboardContext === true;
    }
}

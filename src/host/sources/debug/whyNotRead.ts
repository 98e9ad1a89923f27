import type * as vscode from 'vscode';
import { describeLiveProblem, readingCancelled, sessionEnded } from '../../../explain/live';
import { Cancelled, messageOf, SessionEnded } from '../../../live/debuggee';

/** What is said of an expression where asking for it failed. */
export const whyNotRead = (error: unknown, expression: string, session: Pick<vscode.DebugSession, 'name'>): string =>
    error instanceof SessionEnded
        ? sessionEnded(session.name)
        : error instanceof Cancelled
          ? readingCancelled(expression)
          : describeLiveProblem(expression, { kind: 'failed', detail: messageOf(error) });

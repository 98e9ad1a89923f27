import * as vscode from 'vscode';
import { liveHoverAt } from '../languageFeatures/liveHover';
import type { Panels } from '../panel/panels';
import { EXPLAIN_LIVE_COMMAND, EXPLAIN_VARIABLE_COMMAND, PICK_LIVE_COMMAND } from './liveCommands';
import { registerSessions, selectedFrame } from '../sources/debug/sessions';

/**
 * Explain Cross-Entropy of what a debugger holds: a variable of its views, the expression or call at the cursor, or one
 * that is picked. Until a person asks, it only listens.
 */
export function registerLive(context: vscode.ExtensionContext, panels: Panels): void {
    registerSessions(context);
    context.subscriptions.push(
        vscode.commands.registerCommand(EXPLAIN_VARIABLE_COMMAND, async (argument?: unknown) =>
            (await import('./live')).explainVariable(argument, await panels()),
        ),
        vscode.commands.registerCommand(EXPLAIN_LIVE_COMMAND, async (argument?: unknown) =>
            (await import('./live')).explainAtCursor(argument, await panels()),
        ),
        vscode.commands.registerCommand(PICK_LIVE_COMMAND, async () => (await import('./live')).pick(await panels())),
        vscode.languages.registerHoverProvider(
            { pattern: '**' },
            {
                provideHover: (document, position, token) =>
                    selectedFrame() ? liveHoverAt(document, position, token) : undefined,
            },
        ),
    );
}

import type * as vscode from 'vscode';
import { selectedFrame } from '../sources/debug/sessions';
import { setting } from '../setting';

/**
 * The short form of the live value that the mouse rests on, where the program is stopped in that function: of Python
 * what the code calls a loss with, or a person has explained. As debuggers do, it asks for the value when the mouse
 * rests; long ones are left alone. VS Code shows the debugger's own hover first, and this one while Alt is held.
 */
export async function liveHoverAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
    const selected = selectedFrame();
    if (!selected || setting('hover.enabled', document) === false) {
        return undefined;
    }
    try {
        return await (await import('./liveHoverText')).liveHoverText(selected, document, position, token);
    } catch {
        return undefined; // the program goes on, or the debugger does not tell: a hover says nothing
    }
}

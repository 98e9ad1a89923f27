import * as vscode from 'vscode';
import { setting } from '../setting';

/** Resting the mouse on a numeric array shows its shape, softmax, log-softmax and loss, and a link to the panel. */
export function registerArrayHover(context: vscode.ExtensionContext): void {
    context.subscriptions.push(vscode.languages.registerHoverProvider({ pattern: '**' }, { provideHover }));
}

async function provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
): Promise<vscode.Hover | undefined> {
    if (setting('hover.enabled', document) === false) {
        return undefined;
    }
    const { editorHoverAt } = await import('./editorHover');
    return editorHoverAt(document, document.offsetAt(position));
}

import * as vscode from 'vscode';
import { settingOf } from '../setting';

/** Resting the mouse on a numeric array shows its shape, softmax, log-softmax and loss, and a link to the panel. */
export function registerArrayHover(context: vscode.ExtensionContext): void {
    context.subscriptions.push(vscode.languages.registerHoverProvider({ pattern: '**' }, { provideHover }));
}

async function provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
): Promise<vscode.Hover | undefined> {
    if (settingOf(document, 'hover.enabled') === false) {
        return undefined;
    }
    const { hoverAt } = await import('./hoverAt');
    return hoverAt(document, document.offsetAt(position));
}

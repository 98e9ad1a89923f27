import * as vscode from 'vscode';
import { EXPLAIN_COMMAND, explainTitle } from '../../explain/titles';
import { insideArray } from '../commands/insideArray';

/** No quick fix, no refactoring: the menu lists it by itself. */
const KIND = vscode.CodeActionKind.Empty.append('explainCrossEntropy');

/** The lightbulb on an array of logits, and on a call of a loss whose logits stand in the text, leads to the panel. */
export function registerExplainActions(context: vscode.ExtensionContext): void {
    context.subscriptions.push(
        vscode.languages.registerCodeActionsProvider(
            { pattern: '**' },
            { provideCodeActions },
            { providedCodeActionKinds: [KIND] },
        ),
    );
}

async function provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { triggerKind }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
    const { explainableAt } = await import('./explainableAt');
    const start = await explainableAt(
        document,
        document.offsetAt(range.start),
        triggerKind === vscode.CodeActionTriggerKind.Invoke,
    );
    if (start === undefined) {
        return [];
    }
    const title = explainTitle();
    const action = new vscode.CodeAction(title, KIND);
    action.command = { command: EXPLAIN_COMMAND, title, arguments: [insideArray(document, start)] };
    return [action];
}

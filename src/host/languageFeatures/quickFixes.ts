import * as vscode from 'vscode';
import type { Fix } from '../../lint';
import { SOURCE } from './diagnostics';
import { editOf, rangeOf } from '../sources/documentPlaces';

/** The lightbulb at what is wrong with a loss fixes it where the text can be fixed, in one edit. */
export function registerQuickFixes(context: vscode.ExtensionContext): void {
    context.subscriptions.push(
        vscode.languages.registerCodeActionsProvider(
            { language: 'python' },
            { provideCodeActions },
            { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
        ),
    );
}

async function provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
    const ours = diagnostics.filter(({ source }) => source === SOURCE);
    const problems = ours.length > 0 ? await (await import('./documentLosses')).problemsIn(document) : [];
    return ours.flatMap(diagnostic => {
        const problem = problems.find(
            ({ finding, at }) => finding.code === codeOf(diagnostic) && rangeOf(document, at).isEqual(diagnostic.range),
        );
        const fixes = problem?.fixes ?? [];
        return fixes.map(fix => actionOf(document, diagnostic, fix, fixes.length === 1));
    });
}

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

function actionOf(
    document: vscode.TextDocument,
    diagnostic: vscode.Diagnostic,
    fix: Fix,
    isPreferred: boolean,
): vscode.CodeAction {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.isPreferred = isPreferred;
    action.edit = editOf(document, fix);
    return action;
}

import * as vscode from 'vscode';
import { issueBody } from '../../explain/issue';

/** Opens VS Code's issue reporter, filled in as far as it can be. */
export function registerReportIssue({ subscriptions, extension }: vscode.ExtensionContext): void {
    subscriptions.push(
        vscode.commands.registerCommand('explainCrossEntropy.reportIssue', () =>
            vscode.commands.executeCommand('workbench.action.openIssueReporter', {
                extensionId: extension.id,
                issueBody: issueBody(vscode.window.activeTextEditor?.document.languageId),
            }),
        ),
    );
}

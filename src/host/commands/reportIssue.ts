import * as vscode from 'vscode';
import { issueBody } from '../../explain/issue';

interface Manifest {
    readonly version: string;
    readonly bugs: { readonly url: string };
}

/** Begins a report of a problem: VS Code's issue reporter, filled in as far as it can be. */
export function registerReportIssue({ subscriptions, extension }: vscode.ExtensionContext): void {
    subscriptions.push(
        vscode.commands.registerCommand('explainCrossEntropy.reportIssue', async () => {
            const body = issueBody(vscode.window.activeTextEditor?.document.languageId);
            if (vscode.env.uiKind === vscode.UIKind.Desktop) {
                await vscode.commands.executeCommand('workbench.action.openIssueReporter', {
                    extensionId: extension.id,
                    issueBody: body,
                });
            } else {
                // The reporter of a browser takes no text: it would ask for nothing.
                const { version, bugs } = extension.packageJSON as Manifest;
                const text = `${body}\nExplain Cross-Entropy ${version}, VS Code ${vscode.version}\n`;
                // As a text: VS Code would encode what is encoded in a Uri once more.
                await vscode.commands.executeCommand('vscode.open', `${bugs.url}/new?body=${encodeURIComponent(text)}`);
            }
        }),
    );
}

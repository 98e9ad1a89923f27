import * as vscode from 'vscode';
import { configureLanguage } from '../format/l10n';

/** Sentences come in VS Code's display language where there is a bundle for it. */
export function registerLanguage(): void {
    configureLanguage(vscode.l10n.bundle);
}

import type * as vscode from 'vscode';
import { registerArrayHover } from './host/arrayHover';
import { registerDiagnostics } from './host/diagnostics';
import { registerExplainActions } from './host/explainActions';
import { registerExplainCommand } from './host/explainCommand';
import { registerLanguage } from './host/language';
import { registerLossLens } from './host/lossLens';
import { registerOpenExample } from './host/openExample';
import { registerPanel } from './host/panelManager';
import { registerQuickFixes } from './host/quickFixes';

export function activate(context: vscode.ExtensionContext): void {
    registerLanguage();
    const panels = registerPanel(context);
    registerExplainCommand(context, panels);
    registerArrayHover(context);
    registerDiagnostics(context);
    registerQuickFixes(context);
    registerExplainActions(context);
    registerLossLens(context);
    registerOpenExample(context);
}

import type * as vscode from 'vscode';
import type { ExplainCrossEntropyApi } from '../api';
import { api } from './host/api';
import { registerArrayContext } from './host/languageFeatures/arrayContext';
import { registerArrayHover } from './host/languageFeatures/arrayHover';
import { registerDiagnostics } from './host/languageFeatures/diagnostics';
import { registerExplainActions } from './host/languageFeatures/explainActions';
import { registerExplainCommand } from './host/commands/explainCommand';
import { registerLanguage } from './host/language';
import { registerLive } from './host/commands/explainLive';
import { registerLog } from './host/log';
import { registerLossLens } from './host/languageFeatures/lossLens';
import { registerOpenExample } from './host/commands/openExample';
import { registerNumberFormat } from './host/numberFormat';
import { registerPanel } from './host/panel/panels';
import { registerQuickFixes } from './host/languageFeatures/quickFixes';
import { registerSourceCommands } from './host/commands/sourceCommands';
import { registerTools } from './host/agents/tools';
import { registerReportIssue } from './host/commands/reportIssue';

export function activate(context: vscode.ExtensionContext): ExplainCrossEntropyApi {
    registerLanguage();
    registerLog(context);
    registerNumberFormat(context);
    const panels = registerPanel(context);
    registerExplainCommand(context, panels);
    registerSourceCommands(context, panels);
    registerArrayHover(context);
    registerDiagnostics(context);
    registerQuickFixes(context);
    registerExplainActions(context);
    registerLossLens(context);
    registerArrayContext(context);
    registerOpenExample(context);
    registerLive(context, panels);
    registerTools(context);
    registerReportIssue(context);
    return api;
}

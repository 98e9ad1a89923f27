import type * as vscode from 'vscode';
import { registerArrayHover } from './host/arrayHover';
import { registerExplainCommand } from './host/explainCommand';
import { registerLanguage } from './host/language';
import { registerOpenExample } from './host/openExample';
import { registerPanel } from './host/panelManager';

export function activate(context: vscode.ExtensionContext): void {
    registerLanguage();
    const panels = registerPanel(context);
    registerExplainCommand(context, panels);
    registerArrayHover(context);
    registerOpenExample(context);
}

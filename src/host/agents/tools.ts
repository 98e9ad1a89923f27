import * as vscode from 'vscode';
import { explainTool } from './explainTool';

/** The tools that language models can call; package.json describes each under `languageModelTools`. */
const TOOLS = [explainTool];

export function registerTools({ subscriptions }: vscode.ExtensionContext): void {
    subscriptions.push(...TOOLS.map(({ name, tool }) => vscode.lm.registerTool(name, tool)));
}

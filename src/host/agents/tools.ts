import * as vscode from 'vscode';
import { explainTool } from './explainTool';
import { stoppedTool } from './stoppedTool';

/** The tools that language models can call; package.json describes each under `languageModelTools`. */
const TOOLS = [explainTool, stoppedTool];

export function registerTools({ subscriptions }: vscode.ExtensionContext): void {
    subscriptions.push(...TOOLS.map(({ name, tool }) => vscode.lm.registerTool(name, tool)));
}

import * as vscode from 'vscode';
import { findExampleAt, inCode, type FoundExample } from '../context';
import { printedDecimals } from '../context/printedDecimals';
import { hoverMarkdown } from '../explain';
import { EXPLAIN_COMMAND, type ExplainArguments } from './explainCommand';

/** How far around the mouse the hover reads, in characters: its cost must not depend on the file. */
const REACH = 16_384;

/** Resting the mouse on a numeric array shows its shape, softmax, log-softmax and loss, and a link to the panel. */
export function registerArrayHover(context: vscode.ExtensionContext): void {
    context.subscriptions.push(vscode.languages.registerHoverProvider({ pattern: '**' }, { provideHover }));
}

async function provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const enabled = vscode.workspace.getConfiguration('explainCrossEntropy', document).get('hover.enabled', true);
    return enabled ? hoverAt(document, document.offsetAt(position)) : undefined;
}

async function hoverAt(document: vscode.TextDocument, offset: number): Promise<vscode.Hover | undefined> {
    const start = Math.max(0, offset - REACH);
    const text = document.getText(new vscode.Range(document.positionAt(start), document.positionAt(offset + REACH)));
    const edges = { cutStart: start > 0, cutEnd: text.length === offset - start + REACH };
    const result = findExampleAt(text, offset - start, edges);
    if (!result || result.kind === 'nothing' || result.kind === 'no-classes') {
        return undefined;
    }
    const { start: from, end: to } = result.kind === 'found' ? result.logits : result.unreadable;
    const range = new vscode.Range(document.positionAt(start + from), document.positionAt(start + to));
    const contents = result.kind === 'found' ? summary(document, start, await inCode(result, text, document.languageId), printedDecimals(result.logits, text)) : result.unreadable.message;
    return new vscode.Hover(contents, range);
}

function summary(document: vscode.TextDocument, windowStart: number, found: FoundExample, decimals: number | undefined): vscode.MarkdownString {
    const inside = windowStart + found.logits.start + 1;
    const place: ExplainArguments = { uri: document.uri.toString(), start: inside, end: inside };
    const link = `command:${EXPLAIN_COMMAND}?${encodeURIComponent(JSON.stringify([place]))}`;
    const markdown = new vscode.MarkdownString(hoverMarkdown(found, link, decimals), true);
    markdown.isTrusted = { enabledCommands: [EXPLAIN_COMMAND] };
    return markdown;
}

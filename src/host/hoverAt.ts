import * as vscode from 'vscode';
import { findExampleAt, inCode, printedDecimals, type FoundExample } from '../context';
import { hoverMarkdown } from '../explain';
import { EXPLAIN_COMMAND, type ExplainArguments } from './explainCommand';

/** How far around the mouse the hover reads, in characters: its cost must not depend on the file. */
const REACH = 16_384;
/** Shorter documents are read whole, so that code far from the array has its say. */
const WHOLE = 4 * REACH;

/** The hover at a place: shape, softmax, log-softmax and loss of the array there, and a link to the panel; undefined where there is no array. */
export async function hoverAt(document: vscode.TextDocument, offset: number): Promise<vscode.Hover | undefined> {
    const { text, start, edges } = textAround(document, offset);
    const result = findExampleAt(text, offset - start, edges);
    if (!result || result.kind === 'nothing' || result.kind === 'no-classes') {
        return undefined;
    }
    const { start: from, end: to } = result.kind === 'found' ? result.logits : result.unreadable;
    const range = new vscode.Range(document.positionAt(start + from), document.positionAt(start + to));
    const contents = result.kind === 'found' ? summary(document, start, await inCode(result, text, document.languageId), printedDecimals(result.logits, text)) : result.unreadable.message;
    return new vscode.Hover(contents, range);
}

/** The document, or a window of it around `offset` that begins at `start`; `edges` says where more follows. */
function textAround(document: vscode.TextDocument, offset: number) {
    const length = document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
    const [start, end] = length <= WHOLE ? [0, length] : [Math.max(0, offset - REACH), Math.min(length, offset + REACH)];
    const text = document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));
    return { text, start, edges: { cutStart: start > 0, cutEnd: end < length } };
}

function summary(document: vscode.TextDocument, windowStart: number, found: FoundExample, decimals: number | undefined): vscode.MarkdownString {
    const inside = windowStart + found.logits.start + 1;
    const place: ExplainArguments = { uri: document.uri.toString(), start: inside, end: inside };
    const link = `command:${EXPLAIN_COMMAND}?${encodeURIComponent(JSON.stringify([place]))}`;
    const markdown = new vscode.MarkdownString(hoverMarkdown(found, link, decimals), true);
    markdown.isTrusted = { enabledCommands: [EXPLAIN_COMMAND] };
    return markdown;
}

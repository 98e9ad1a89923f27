import * as vscode from 'vscode';
import { findExampleAt, inCode, printedDecimals } from '../../context';
import type { FoundExample } from '../../context';
import { hoverMarkdown } from '../../export/hover';
import { rangeOf, textAround } from '../sources/documentText';
import { EXPLAIN_COMMAND, insideArray } from '../commands/explainCommand';

/**
 * The hover at a place: shape, softmax, log-softmax and loss of the array there, and a link to the panel; undefined
 * where there is no array.
 */
export async function hoverAt(document: vscode.TextDocument, offset: number): Promise<vscode.Hover | undefined> {
    const { text, start, edges } = textAround(document, offset);
    const result = findExampleAt(text, offset - start, edges);
    if (!result || result.kind === 'nothing' || result.kind === 'no-classes') {
        return undefined;
    }
    const { start: from, end: to } = result.kind === 'found' ? result.logits : result.unreadable;
    const range = rangeOf(document, { start: start + from, end: start + to });
    const contents =
        result.kind === 'found'
            ? summary(
                  document,
                  start,
                  await inCode(result, text, document.languageId),
                  printedDecimals(result.logits, text),
              )
            : result.unreadable.message;
    return new vscode.Hover(contents, range);
}

function summary(
    document: vscode.TextDocument,
    windowStart: number,
    found: FoundExample,
    decimals: number | undefined,
): vscode.MarkdownString {
    const place = insideArray(document, windowStart + found.logits.start);
    const link = `command:${EXPLAIN_COMMAND}?${encodeURIComponent(JSON.stringify([place]))}`;
    const markdown = new vscode.MarkdownString(hoverMarkdown(found, link, decimals), true);
    markdown.isTrusted = { enabledCommands: [EXPLAIN_COMMAND] };
    return markdown;
}

import * as vscode from 'vscode';
import { EXPLAIN_COMMAND } from '../../explain/titles';
import type { Span } from '../../model/span';
import { hoverAt } from '../../report/hover';
import { insideArray } from '../commands/insideArray';
import { rangeOf } from '../sources/documentPlaces';
import { textAround } from '../sources/documentText';
import { defaultArithmetic } from '../setting';
import { markDone } from '../walkthrough';

/** What is said of the array at a place, and a link to the panel; undefined where there is nothing to say. */
export async function editorHoverAt(document: vscode.TextDocument, offset: number): Promise<vscode.Hover | undefined> {
    const { text, start } = textAround(document, offset);
    const linkTo = (logits: Span): string => {
        const place = insideArray(document, start + logits.start);
        return `command:${EXPLAIN_COMMAND}?${encodeURIComponent(JSON.stringify([place]))}`;
    };
    const hover = await hoverAt(text, offset - start, linkTo, defaultArithmetic());
    if (!hover) {
        return undefined;
    }
    markDone('hover');
    const markdown = new vscode.MarkdownString(hover.markdown, true);
    markdown.isTrusted = { enabledCommands: [EXPLAIN_COMMAND] };
    return new vscode.Hover(
        markdown,
        rangeOf(document, { start: start + hover.span.start, end: start + hover.span.end }),
    );
}

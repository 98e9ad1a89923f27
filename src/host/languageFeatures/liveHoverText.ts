import * as vscode from 'vscode';
import { hoverMarkdown } from '../../export/hover';
import { readStop } from '../../live/readStop';
import { EXPLAIN_LIVE_COMMAND } from '../commands/liveCommands';
import { askedAtPlace } from '../commands/live';
import { choiceIn } from '../sources/debug/debugSource';
import { debuggeeOf, openSelected, pythonCodeOf } from '../sources/debug/stoppedFrame';

/** Longer values are not read for a hover. */
const MOST = 10_000;

export async function liveHoverText(
    selected: vscode.DebugStackFrame,
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
    const stopped = await openSelected(selected, token);
    const code = stopped && pythonCodeOf(stopped);
    const offset = document.offsetAt(position);
    const asked = stopped && (await askedAtPlace(stopped, { document, spans: [{ start: offset, end: offset }] }));
    if (!asked) {
        return undefined;
    }
    const control = { isCancelled: () => token.isCancellationRequested, most: MOST };
    const choice = choiceIn(stopped, asked);
    const result = await readStop(debuggeeOf(stopped, token), code, asked, choice, control);
    if (result.kind === 'not-read' || token.isCancellationRequested) {
        return undefined;
    }
    // Python's code says which of its arrays are logits; of other languages every array is shown, as in a text.
    if (code && !result.isSaid && choice.target === undefined) {
        return undefined;
    }
    const link = `command:${EXPLAIN_LIVE_COMMAND}?${encodeURIComponent(JSON.stringify([asked]))}`;
    const markdown = new vscode.MarkdownString(hoverMarkdown(result.example, link), true);
    markdown.isTrusted = { enabledCommands: [EXPLAIN_LIVE_COMMAND] };
    return new vscode.Hover(markdown);
}

import * as vscode from 'vscode';
import { noEditor } from '../../explain/refusals';
import { EXPLAIN_COMMAND } from '../../explain/titles';
import type { Span } from '../../model/span';
import type { PanelManager, ShowOptions } from '../panel/panelManager';
import { selectedFrame } from '../sources/debug/sessions';
import { TextSource } from '../sources/textSource';
import type { explainInstead as ExplainInstead } from './live';
import { activePlace, fileWithoutEditor, placeInSight } from './editorPlace';
import type { EditorPlace } from './editorPlace';
import { showExplanation } from './showExplanation';

const NEW_PANEL_COMMAND = 'explainCrossEntropy.explainInNewPanel';
const COMPARE_COMMAND = 'explainCrossEntropy.compare';

/** What a link passes to the command: an array that stands somewhere else than at the cursor. */
interface ExplainArguments extends Span {
    readonly uri: string;
}

/** The place in a document of an array that begins at `start`. */
export function insideArray(document: vscode.TextDocument, start: number): ExplainArguments {
    return { uri: document.uri.toString(), start: start + 1, end: start + 1 };
}

/** Explain Cross-Entropy: for the selection or cursor of an editor, or for the array that a link names. */
export function registerExplainCommand(context: vscode.ExtensionContext, panels: PanelManager): void {
    const explainIn =
        (options: ShowOptions) =>
        async (argument?: unknown): Promise<void> => {
            const isGiven = isExplainArguments(argument);
            const hidden = isGiven ? undefined : fileWithoutEditor();
            if (hidden) {
                await (await import('./explainFiles')).explainFiles([hidden], panels, options);
                return;
            }
            const place = isGiven ? await givenPlace(argument) : placeInSight();
            if (place && !isGiven && selectedFrame() && (await explainsLive(place, panels, options))) {
                return;
            }
            if (place) {
                await showExplanation(TextSource.at(place.document, place.spans), panels, options);
            } else {
                void vscode.window.showInformationMessage(noEditor());
            }
        };
    context.subscriptions.push(
        vscode.commands.registerCommand(EXPLAIN_COMMAND, explainIn({})),
        vscode.commands.registerCommand(NEW_PANEL_COMMAND, explainIn({ inNewPanel: true })),
        vscode.commands.registerCommand(COMPARE_COMMAND, async () =>
            (await import('./compare')).compare(activePlace(), panels),
        ),
    );
}

/** While a program is stopped, a name in its text may have a value there. */
const explainsLive = async (...args: Parameters<typeof ExplainInstead>): Promise<boolean> =>
    (await import('./live')).explainInstead(...args);

const givenPlace = async ({ uri, start, end }: ExplainArguments): Promise<EditorPlace> => ({
    document: await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)),
    spans: [{ start, end }],
});

function isExplainArguments(argument: unknown): argument is ExplainArguments {
    const { uri, start, end } = (argument ?? {}) as Partial<Record<keyof ExplainArguments, unknown>>;
    return typeof uri === 'string' && typeof start === 'number' && typeof end === 'number';
}

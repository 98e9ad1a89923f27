import * as vscode from 'vscode';
import { noEditor } from '../../explain/refusals';
import { EXPLAIN_COMMAND } from '../../explain/titles';
import type { ShowOptions } from '../panel/panelManager';
import type { Panels } from '../panel/panels';
import { selectedFrame } from '../sources/debug/sessions';
import type { explainInstead as ExplainInstead } from './live';
import type { EditorPlace } from './editorPlace';
import type { ExplainArguments } from './insideArray';

const NEW_PANEL_COMMAND = 'explainCrossEntropy.explainInNewPanel';
const COMPARE_COMMAND = 'explainCrossEntropy.compare';

/** Explain Cross-Entropy: for the selection or cursor of an editor, or for the array that a link names. */
export function registerExplainCommand(context: vscode.ExtensionContext, panels: Panels): void {
    const explainIn =
        (options: ShowOptions) =>
        async (argument?: unknown): Promise<void> => {
            const isGiven = isExplainArguments(argument);
            const { fileWithoutEditor, placeInSight } = await import('./editorPlace');
            const hidden = isGiven ? undefined : fileWithoutEditor();
            if (hidden) {
                await (await import('./explainFiles')).explainFiles([hidden], await panels(), options);
                return;
            }
            const place = isGiven ? await givenPlace(argument) : placeInSight();
            if (place && !isGiven && selectedFrame() && (await explainsLive(place, await panels(), options))) {
                return;
            }
            if (place) {
                await (await import('./explainPlace')).explainPlace(place, await panels(), options);
            } else {
                void vscode.window.showInformationMessage(noEditor());
            }
        };
    context.subscriptions.push(
        vscode.commands.registerCommand(EXPLAIN_COMMAND, explainIn({})),
        vscode.commands.registerCommand(NEW_PANEL_COMMAND, explainIn({ inNewPanel: true })),
        vscode.commands.registerCommand(COMPARE_COMMAND, async () =>
            (await import('./compare')).compare(await panels()),
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

import * as vscode from 'vscode';
import type { Span } from '../../context';
import { describeNoExample, explainNearest, noEditor } from '../../explain/refusals';
import { exampleInDocument, isExample } from '../sources/exampleInDocument';
import type { ExplainPanel } from '../panel/explainPanel';
import type { PanelManager, ShowOptions } from '../panel/panelManager';

export const EXPLAIN_COMMAND = 'explainCrossEntropy.explain';
const NEW_PANEL_COMMAND = 'explainCrossEntropy.explainInNewPanel';
const COMPARE_COMMAND = 'explainCrossEntropy.compare';

/** What a link passes to the command: an array that stands somewhere else than at the cursor. */
export interface ExplainArguments extends Span {
    readonly uri: string;
}

/** The place in a document of an array that begins at `start`. */
export function insideArray(document: vscode.TextDocument, start: number): ExplainArguments {
    return { uri: document.uri.toString(), start: start + 1, end: start + 1 };
}

/** Explain Cross-Entropy: for the selection or cursor of the active editor, or for the array that a link names. */
export function registerExplainCommand(context: vscode.ExtensionContext, panels: PanelManager): void {
    const explainIn =
        (options: ShowOptions) =>
        async (argument?: unknown): Promise<void> => {
            const place = isExplainArguments(argument) ? await placeOf(argument) : activePlace();
            if (place) {
                await explain(place, panels, options);
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

/** Where an array is to be found. */
export interface Place {
    readonly document: vscode.TextDocument;
    readonly spans: readonly Span[];
}

function activePlace(): Place | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
        return undefined;
    }
    const { document, selections } = editor;
    return {
        document,
        spans: selections.map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) })),
    };
}

async function placeOf({ uri, start, end }: ExplainArguments): Promise<Place> {
    return { document: await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)), spans: [{ start, end }] };
}

/** Shows what stands there in a panel, and returns that; else says what is missing. */
export async function explain(
    { document, spans }: Place,
    panels: PanelManager,
    options: ShowOptions = {},
): Promise<ExplainPanel | undefined> {
    const result = await exampleInDocument(document, spans);
    if (isExample(result)) {
        return panels.show(result, options);
    }
    const nearest = result.kind === 'nothing' ? result.nearest : undefined;
    const action = nearest && explainNearest(document.positionAt(nearest.start).line + 1);
    const chosen = await vscode.window.showWarningMessage(describeNoExample(result), ...(action ? [action] : []));
    return nearest && chosen === action
        ? explain({ document, spans: [{ start: nearest.start + 1, end: nearest.start + 1 }] }, panels, options)
        : undefined;
}

function isExplainArguments(argument: unknown): argument is ExplainArguments {
    const { uri, start, end } = (argument ?? {}) as Partial<ExplainArguments>;
    return typeof uri === 'string' && typeof start === 'number' && typeof end === 'number';
}

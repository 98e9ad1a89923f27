import * as vscode from 'vscode';
import { logitsIn } from '../../context';
import type { Span } from '../../context';
import { arrayLabel, arrayPlace, chooseOtherTitle, firstNumbers, noOtherArray } from '../../explain/choosing';
import { layoutOf } from '../../math';
import type { ExampleSource, PanelExample } from '../../protocol';
import type { NumericArray } from '../../read';
import { exampleInDocument, isExample } from '../sources/exampleInDocument';
import type { ExplainPanel } from '../panel/explainPanel';

interface Candidate extends vscode.QuickPickItem {
    readonly uri: string;
    readonly selections: readonly Span[];
}

/**
 * Lets a person choose an array to hold against that of a panel: one of its document, of the visible editors and of the
 * other panels that has as many classes.
 */
export async function chooseOther(panel: ExplainPanel, panels: readonly ExplainPanel[]): Promise<void> {
    const { example } = panel;
    if (!example) {
        return;
    }
    const { classes } = layoutOf(example.logits.shape);
    const candidates = candidatesFor(
        example,
        documentsFor(example.source),
        panels.filter(other => other !== panel),
    );
    if (candidates.length === 0) {
        void vscode.window.showInformationMessage(noOtherArray(classes));
        return;
    }
    const chosen = await vscode.window.showQuickPick(candidates, {
        title: chooseOtherTitle(example.source.name),
        matchOnDescription: true,
        matchOnDetail: true,
    });
    if (chosen) {
        const result = await exampleInDocument(await open(chosen.uri), chosen.selections);
        if (isExample(result)) {
            panel.compare(result);
        }
    }
}

const open = (uri: string): Thenable<vscode.TextDocument> =>
    vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));

/** The example's own document first. */
function documentsFor({ uri }: ExampleSource): readonly vscode.TextDocument[] {
    const own = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri);
    return [...new Set([...(own ? [own] : []), ...vscode.window.visibleTextEditors.map(({ document }) => document)])];
}

function candidatesFor(
    example: PanelExample,
    documents: readonly vscode.TextDocument[],
    others: readonly ExplainPanel[],
): readonly Candidate[] {
    const fits = ({ shape }: Pick<PanelExample['logits'], 'shape'>): boolean =>
        layoutOf(shape).classes === layoutOf(example.logits.shape).classes;
    const inDocuments = documents.flatMap(document =>
        logitsIn(document.getText())
            .filter(array => fits(array) && !isOwn(example, document, array))
            .map(array => candidateIn(document, array)),
    );
    const listed = new Set(documents.map(({ uri }) => uri.toString()));
    const inPanels = others.flatMap(({ example: other }) =>
        other && !listed.has(other.source.uri) && fits(other.logits) ? [candidateOf(other)] : [],
    );
    return [...inDocuments, ...inPanels];
}

/** Whether the example was read from this array: its selection meets it, and the numbers are the same. */
function isOwn(
    { source, logits }: PanelExample,
    document: vscode.TextDocument,
    { start, end, data }: NumericArray,
): boolean {
    return (
        source.uri === document.uri.toString() &&
        source.selections.some(selection => selection.start <= end && selection.end >= start) &&
        data.length === logits.data.length &&
        data.every((x, i) => Object.is(x, logits.data[i]))
    );
}

function candidateIn(document: vscode.TextDocument, array: NumericArray): Candidate {
    const line = document.positionAt(array.start).line + 1;
    const fileName = document.uri.path.split('/').at(-1) ?? '';
    const cursor = { start: array.start + 1, end: array.start + 1 };
    return { ...described(array.name, fileName, line, array), uri: document.uri.toString(), selections: [cursor] };
}

const candidateOf = ({ source: { name, fileName, line, uri, selections }, logits }: PanelExample): Candidate => ({
    ...described(name, fileName, line, logits),
    uri,
    selections,
});

const described = (
    name: string | undefined,
    fileName: string,
    line: number,
    tensor: PanelExample['logits'],
): vscode.QuickPickItem => ({
    label: arrayLabel(name, line),
    description: arrayPlace(fileName, line, tensor.shape),
    detail: firstNumbers(tensor),
});

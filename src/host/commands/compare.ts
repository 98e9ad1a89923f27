import * as vscode from 'vscode';
import { logitsIn } from '../../context';
import type { Span } from '../../context';
import { noEditor } from '../../explain/refusals';
import { twoArraysExpected } from '../../explain/choosing';
import { chooseOther } from './chooseOther';
import { explain } from './explainCommand';
import type { Place } from './explainCommand';
import { exampleInDocument, isExample } from '../sources/exampleInDocument';
import type { DocumentExample } from '../sources/exampleInDocument';
import type { PanelManager } from '../panel/panelManager';

/**
 * Compare Cross-Entropy of Two Arrays: those of two cursors or in the selection; of one array, or of the panel in
 * front, with one that is chosen.
 */
export async function compare(place: Place | undefined, panels: PanelManager): Promise<void> {
    const [a, b, ...more] = place ? await examplesAt(place) : [];
    if (a && b && more.length === 0) {
        panels.show(a).compare(b);
    } else if (a && b) {
        void vscode.window.showInformationMessage(twoArraysExpected(more.length + 2));
    } else if (place) {
        await chooseFor(await explain(place, panels), panels);
    } else if (panels.active) {
        await chooseFor(panels.active, panels);
    } else {
        void vscode.window.showInformationMessage(noEditor());
    }
}

async function chooseFor(panel: Awaited<ReturnType<typeof explain>>, panels: PanelManager): Promise<void> {
    if (panel) {
        await chooseOther(panel, panels.all);
    }
}

/** The examples that the cursors and the arrays in the selections mean, each once, in the order of the text. */
async function examplesAt({ document, spans }: Place): Promise<readonly DocumentExample[]> {
    const text = document.getText();
    const cursors = spans.flatMap(span => cursorsOf(text, span)).sort((a, b) => a.start - b.start);
    const results = await Promise.all(cursors.map(cursor => exampleInDocument(document, [cursor])));
    const examples = results.filter(isExample);
    return examples.filter(({ array }, i) => examples.findIndex(other => other.array.start === array.start) === i);
}

/** A selection that holds several arrays means each of them. */
function cursorsOf(text: string, { start, end }: Span): readonly Span[] {
    const inside = logitsIn(text.slice(start, end));
    return inside.length > 1
        ? inside.map(array => ({ start: start + array.start + 1, end: start + array.start + 1 }))
        : [{ start, end }];
}

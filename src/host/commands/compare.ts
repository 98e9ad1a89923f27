import * as vscode from 'vscode';
import { logitsIn } from '../../context';
import type { Span } from '../../context';
import type { Reading } from '../../document';
import { noEditor } from '../../explain/refusals';
import { twoArraysExpected } from '../../explain/choosing';
import type { NumericArray } from '../../read';
import type { ExplainPanel } from '../panel/explainPanel';
import type { PanelManager } from '../panel/panelManager';
import { isNoReading } from '../sources/liveSource';
import { readTextOf } from '../sources/documentText';
import { TextSource } from '../sources/textSource';
import { chooseOther } from './chooseOther';
import { activePlace } from './editorPlace';
import type { EditorPlace } from './editorPlace';
import { explainPlace } from './explainPlace';

/**
 * Compare Two Arrays: those of two cursors or in the selection; of one array, or of the panel in
 * front, with one that is chosen.
 */
export async function compare(panels: PanelManager): Promise<void> {
    const place = activePlace();
    const found = place ? await sourcesAt(place) : [];
    const [a, b, ...more] = found;
    if (a && b && more.length === 0) {
        panels.show(a.live, a.reading).compare(b.live, b.reading);
        return;
    }
    found.forEach(({ live }) => live.dispose());
    if (a && b) {
        void vscode.window.showInformationMessage(twoArraysExpected(found.length));
    } else if (place) {
        await chooseFor(await explainPlace(place, panels), panels);
    } else if (panels.active) {
        await chooseFor(panels.active, panels);
    } else {
        void vscode.window.showInformationMessage(noEditor());
    }
}

async function chooseFor(panel: ExplainPanel | undefined, panels: PanelManager): Promise<void> {
    if (panel) {
        await chooseOther(panel, panels.all);
    }
}

interface ReadSource {
    readonly live: TextSource;
    readonly reading: Reading;
}

/** The sources that the cursors and the arrays in the selections mean, each array once, in the order of the text. */
async function sourcesAt({ document, spans }: EditorPlace): Promise<readonly ReadSource[]> {
    const { arrays } = readTextOf(document).arrays;
    const cursors = spans.flatMap(span => cursorsOf(arrays, span)).sort((a, b) => a.start - b.start);
    const found: ReadSource[] = [];
    for (const cursor of cursors) {
        const live = TextSource.at(document, [cursor]);
        const reading = await live.read(new vscode.CancellationTokenSource().token);
        if (isNoReading(reading) || found.some(other => other.live.start === live.start)) {
            live.dispose();
        } else {
            found.push({ live, reading });
        }
    }
    return found;
}

/** A selection that holds several arrays means each of them. */
function cursorsOf(arrays: readonly NumericArray[], selection: Span): readonly Span[] {
    const inside = logitsIn(arrays.filter(({ start, end }) => start >= selection.start && end <= selection.end));
    return inside.length > 1 ? inside.map(({ start }) => ({ start: start + 1, end: start + 1 })) : [selection];
}

import * as vscode from 'vscode';
import { arrayLabel, arrayPlace, chooseOtherTitle, firstNumbers, noOtherArray } from '../../explain/choosing';
import { layoutOf } from '../../math';
import type { ExplainPanel } from '../panel/explainPanel';
import { offersFor, openSource } from '../sources';
import { isNoReading } from '../sources/liveSource';
import type { Offer } from '../sources/liveSource';

interface Candidate extends vscode.QuickPickItem {
    readonly offer: Offer;
}

/**
 * Lets a person choose an array to compare with that of a panel: one of those near its source, of the visible editors
 * and of the other panels that has as many classes.
 */
export async function chooseOther(panel: ExplainPanel, panels: readonly ExplainPanel[]): Promise<void> {
    const { example } = panel;
    if (!example) {
        return;
    }
    const inPanels = panels.flatMap(other => (other === panel || !other.example ? [] : [other.example]));
    const candidates = candidatesFor(example, inPanels);
    if (candidates.length === 0) {
        void vscode.window.showInformationMessage(noOtherArray(layoutOf(example.logits.shape).classes));
        return;
    }
    const chosen = await vscode.window.showQuickPick(candidates, {
        title: chooseOtherTitle(example.source.name),
        matchOnDescription: true,
        matchOnDetail: true,
    });
    const live = chosen && openSource(chosen.offer.source);
    const result = await live?.read(new vscode.CancellationTokenSource().token);
    if (live && result && !isNoReading(result)) {
        panel.compare(live, result);
    } else {
        live?.dispose();
    }
}

/** Each array once, and not its own. */
function candidatesFor(own: Offer, inPanels: readonly Offer[]): readonly Candidate[] {
    const { classes } = layoutOf(own.logits.shape);
    const offers = [...offersFor(own.source), ...inPanels];
    return offers
        .filter(({ logits }) => layoutOf(logits.shape).classes === classes)
        .filter((offer, i) => !isSame(offer, own) && offers.findIndex(other => isSame(other, offer)) === i)
        .map(candidateOf);
}

/** Whether two offers are the same array: it has one name and place, and the same numbers. */
const isSame = (a: Offer, b: Offer): boolean =>
    a.source.uri === b.source.uri &&
    a.source.line === b.source.line &&
    a.source.name === b.source.name &&
    String(a.logits.shape) === String(b.logits.shape) &&
    a.logits.data.every((x, i) => Object.is(x, b.logits.data[i]));

const candidateOf = (offer: Offer): Candidate => ({
    label: arrayLabel(offer.source),
    description: arrayPlace(offer.source, offer.logits.shape),
    detail: firstNumbers(offer.logits),
    offer,
});

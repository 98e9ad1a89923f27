import * as vscode from 'vscode';
import type { CalledLoss } from '../../context';
import { EXPLAIN_COMMAND } from '../../explain/titles';
import { setting } from '../setting';
import { rangeOf } from '../sources/documentPlaces';
import { insideArray } from '../commands/insideArray';

const SETTING = 'codeLens.enabled';

/**
 * A line above each call of a loss whose logits stand in the text: the loss, and a way to the panel. Off unless
 * it is asked for.
 */
export function registerLossLens(context: vscode.ExtensionContext): void {
    const changed = new vscode.EventEmitter<void>();
    context.subscriptions.push(
        changed,
        vscode.workspace.onDidChangeConfiguration(
            event => event.affectsConfiguration(`explainCrossEntropy.${SETTING}`) && changed.fire(),
        ),
        vscode.languages.registerCodeLensProvider(
            { language: 'python' },
            { onDidChangeCodeLenses: changed.event, provideCodeLenses, resolveCodeLens },
        ),
    );
}

class LossLens extends vscode.CodeLens {
    constructor(
        readonly document: vscode.TextDocument,
        readonly loss: CalledLoss,
    ) {
        super(rangeOf(document, { start: loss.call.node.from, end: loss.call.node.from }));
    }
}

async function provideCodeLenses(document: vscode.TextDocument): Promise<LossLens[]> {
    const enabled = setting(SETTING, document) === true;
    const losses = enabled ? await (await import('./documentLosses')).lossesIn(document) : [];
    return losses.map(loss => new LossLens(document, loss));
}

async function resolveCodeLens(lens: LossLens): Promise<LossLens> {
    const { lensTitle } = await import('../../lint');
    lens.command = {
        command: EXPLAIN_COMMAND,
        title: lensTitle(lens.loss),
        arguments: [insideArray(lens.document, lens.loss.array.start)],
    };
    return lens;
}

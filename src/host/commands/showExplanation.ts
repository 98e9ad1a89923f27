import * as vscode from 'vscode';
import { explainNearest } from '../../explain/refusals';
import type { ExplainPanel } from '../panel/explainPanel';
import type { PanelManager, ShowOptions } from '../panel/panelManager';
import { logged, logInfo } from '../log';
import { openSource } from '../sources';
import { isNoReading } from '../sources/liveSource';
import type { LiveSource } from '../sources/liveSource';

/** Shows a source in a panel, and returns that; else says what is missing, and what could be explained in its place. */
export async function showExplanation(
    live: LiveSource,
    panels: PanelManager,
    options: ShowOptions = {},
): Promise<ExplainPanel | undefined> {
    const start = Date.now();
    const result = await logged('reading', () => live.read(new vscode.CancellationTokenSource().token));
    logInfo(
        `${isNoReading(result) ? 'nothing to explain' : `logits of shape ${result.logits.shape.join(' × ')}`} in a source of kind ${live.source.kind}, after ${Date.now() - start} ms`,
    );
    if (!isNoReading(result)) {
        return panels.show(live, result, options);
    }
    const { message, nearest, outline } = result;
    if (outline) {
        return panels.showOutline(live, outline, message, options);
    }
    live.dispose();
    const action = nearest?.line === undefined ? undefined : explainNearest(nearest.line);
    const chosen = await vscode.window.showWarningMessage(message, ...(action === undefined ? [] : [action]));
    const instead = nearest && chosen !== undefined && chosen === action ? openSource(nearest) : undefined;
    return instead && showExplanation(instead, panels, options);
}

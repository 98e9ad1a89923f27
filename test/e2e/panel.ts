// What the panel shows, read as a person reads it.
import type { Workbench } from './workbench.js';

export const COMMAND = 'Explain Cross-Entropy';

/** Puts the cursor into a text of the file and runs the command from the palette. */
export async function explainAt(vscode: Workbench, text: string): Promise<void> {
    await vscode.putCursorAt(vscode.positionOf(text));
    await vscode.runCommandFromPalette(COMMAND);
}

/** The numbers that the panel shows for the classes of a stage. */
export const stage = (vscode: Workbench, name: string): Promise<string[]> =>
    vscode.panel().locator(`[data-stage="${name}"][data-class]`).allInnerTexts();

export const waitForLoss = (vscode: Workbench, loss: string): Promise<void> =>
    vscode.panel().locator('[data-stage="loss"]').getByText(loss, { exact: true }).waitFor();

/**
 * The cells of the samples that are in view: sample, prediction, target, p(target), rank, loss, share. Waits for them:
 * the panel fetches its table when there is a batch.
 */
export async function sampleRows(vscode: Workbench): Promise<string[][]> {
    const samples = vscode.panel().locator('[role=row][aria-selected]');
    await samples.first().waitFor();
    return samples.evaluateAll(rows =>
        rows.map(row =>
            [...row.querySelectorAll('[role=gridcell]')].map(cell => cell.textContent.replaceAll('\u00a0', ' ')),
        ),
    );
}

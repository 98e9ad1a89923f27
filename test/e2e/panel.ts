// What the panel shows, read as a person reads it.
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

export const COMMAND = 'Explain Cross-Entropy';

/** Puts the cursor into a text of the file and runs the command from the palette. */
export async function explainAt(vscode: Workbench, text: string): Promise<void> {
    await vscode.putCursorAt(vscode.positionOf(text));
    await vscode.runCommandFromPalette(COMMAND);
}

/** A window with files and the panel of the array at a text of the first. @param loss what the panel shows then */
export async function openPanel(
    files: Readonly<Record<string, string>>,
    viewport: { readonly width: number; readonly height: number },
    at: string,
    loss: string,
): Promise<Workbench> {
    const vscode = await launch({ files, viewport });
    await explainAt(vscode, at);
    await waitForLoss(vscode, loss);
    return vscode;
}

/** The published example: one sample of three classes. */
export const openPublishedExample = (): Promise<Workbench> =>
    openPanel(
        { 'example.txt': 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\n' },
        { width: 1500, height: 1300 },
        '-0.9604',
        '0.5986',
    );

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

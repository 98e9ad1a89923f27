// What the panel shows, read as a person reads it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../host/paths.mjs';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

/** A string of the manifest, `command.explain`, in the language of a window. */
export function manifestString(key: string, locale?: string): string {
    const file = locale === undefined ? 'package.nls.json' : `package.nls.${locale}.json`;
    return (JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>)[key]!;
}

export const COMMAND = 'Explain Cross-Entropy';

/** Puts the cursor into a text of the file and runs the command from the palette, by its title in the window. */
export async function explainAt(vscode: Workbench, text: string, command = COMMAND): Promise<void> {
    await vscode.putCursorAt(vscode.positionOf(text));
    await vscode.runCommandFromPalette(command);
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
        { width: 2400, height: 1300 },
        '-0.9604',
        '0.5986',
    );

/** The picture at the step of the walkthrough that is open. */
export const walkthroughPicture = ({ page }: Workbench): Locator =>
    page
        .frameLocator('.gettingStartedContainer iframe.webview')
        .frameLocator('iframe#active-frame')
        .locator('svg[role=img]');

/** The numbers that the panel shows for the classes of a stage. */
export const stage = (vscode: Workbench, name: string): Promise<string[]> =>
    vscode.panel().locator(`[data-stage="${name}"][data-class]`).allInnerTexts();

export const waitForLoss = (vscode: Workbench, loss: string, timeout = 30_000): Promise<void> =>
    vscode.panel().locator('[data-stage="loss"]').getByText(loss, { exact: true }).waitFor({ timeout });

/** Opens what stands beside the table only when it is asked for: a step of the story, by going on to it. */
export async function explainStep(vscode: Workbench, name: string): Promise<void> {
    const strip = vscode.panel().locator('.strip');
    const head = vscode.panel().locator(`[data-head="${name}"] .stage-name`);
    if ((await head.count()) > 0) {
        // Again where it is lost: on a busy machine Chromium may drop the input of a frame that has just been laid out anew.
        await vscode.until(`the step ${name}`, async () => {
            if ((await strip.getAttribute('data-step')) !== name) {
                await head.click();
            }
            return (await strip.getAttribute('data-step')) === name;
        });
    } else {
        while ((await strip.getAttribute('data-step')) !== name) {
            const before = await strip.getAttribute('data-step');
            await strip.locator('[data-go=next]').click();
            await vscode.until('the next step', async () => (await strip.getAttribute('data-step')) !== before);
        }
    }
    await vscode.panel().locator(`.strip[data-step="${name}"]`).waitFor();
}

/** Unfolds a section below the table. */
export const openSection = (vscode: Workbench, name: string): Promise<void> =>
    vscode.panel().locator(`[data-fold="${name}"] > summary`).click();

/** Shows all arguments of the loss, which a narrow panel does not. */
export async function showArguments(vscode: Workbench): Promise<void> {
    const more = vscode.panel().locator('.code-line .call > .link');
    if ((await more.count()) > 0) {
        await more.click();
    }
}

/** Opens a box of the header, unless it is open: `more`, `verdict`. */
export async function openBox(vscode: Workbench, name: string): Promise<void> {
    const box = vscode.panel().locator(`[data-popover="${name}"]`);
    if ((await box.locator('> button').getAttribute('aria-expanded')) !== 'true') {
        await box.locator('> button').click();
    }
    await box.locator('.popover-box').waitFor();
}

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

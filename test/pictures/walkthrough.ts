// What the steps of the walkthrough show, in each language of the extension.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { go, launchProgram, stopAt } from '../e2e/debugging.js';
import { manifestString, waitForLoss } from '../e2e/panel.js';
import type { LaunchOptions, Workbench } from '../e2e/workbench.js';
import { root } from '../host/paths.mjs';
import type { Area } from './drawing/draw.js';

export const languages = ['en', 'zh-cn'] as const;
export type Language = (typeof languages)[number];

export interface Step extends Pick<LaunchOptions, 'viewport'> {
    /** Of the step in package.json. */
    readonly id: string;
    /** The example that it is about. */
    readonly example: string;
    readonly show: (vscode: Workbench, explain: (at: string) => Promise<void>) => Promise<void>;
    readonly launched?: (options: LaunchOptions) => Promise<Workbench>;
    /** What is drawn: the panel, unless told. */
    readonly of?: (vscode: Workbench) => Locator;
    /** Where VS Code's colours are; at the page's root unless told. */
    readonly scope?: string;
    /** The size of what is drawn, from the top left corner of the panel; all of the element unless told. */
    readonly area?: Area;
}

/** A file of the walkthrough, below the project. */
export const pictureOf = (id: string, language: Language): string =>
    `media/walkthrough/${id}${language === 'en' ? '' : `.${language}`}.svg`;

/** An example as it opens in this language. */
export function exampleIn(language: Language, name: string): string {
    const own = join(root, 'media/examples', language, name);
    return readFileSync(existsSync(own) ? own : join(root, 'media/examples', name), 'utf8');
}

/** As a window is told; English needs no telling. */
export const localeOf = (language: Language) => (language === 'en' ? {} : { locale: language });

/** What a step is called that has a picture: its alternative text. */
export const labelOf = (id: string, language: Language): string =>
    manifestString(`walkthrough.${id}.altText`, localeOf(language).locale);

/** A window whose panel, beside an editor of the same width and the side bar, is as wide as a step. */
const viewport = { width: 2 * 540 + 358, height: 800 };

export const steps: readonly Step[] = [
    {
        id: 'explain',
        example: 'published_example.py',
        show: async (vscode, explain) => {
            await explain('-0.9604');
            await waitForLoss(vscode, '0.5986');
        },
        viewport,
        area: { x: 0, y: 0, width: 540, height: 475 },
    },
    {
        id: 'hover',
        example: 'published_example.py',
        show: async vscode => {
            await vscode.hoverText('-0.9604');
        },
        of: ({ page }) => page.locator('.monaco-hover:visible').first(),
        scope: '.monaco-workbench',
        viewport,
    },
    {
        id: 'whatIf',
        example: 'published_example.py',
        show: async (vscode, explain) => {
            await explain('-0.9604');
            await waitForLoss(vscode, '0.5986');
            const bar = vscode.panel().locator('[role=slider]').first();
            for (let press = 0; press < 8; press++) {
                await bar.press('ArrowRight');
            }
            await bar.blur();
        },
        viewport,
        area: { x: 0, y: 0, width: 540, height: 350 },
    },
    {
        id: 'findings',
        example: 'what_is_wrong.py',
        show: async (vscode, explain) => {
            await explain('8.0, 1.0');
            await vscode.panel().locator('[data-finding]').first().waitFor();
        },
        viewport,
        area: { x: 0, y: 0, width: 540, height: 270 },
    },
    {
        id: 'batch',
        example: 'batch.json',
        show: async (vscode, explain) => {
            await explain('2.0, 1.0');
            await waitForLoss(vscode, '0.8093');
            await vscode.panel().locator('[role=row][aria-selected]').first().waitFor();
        },
        viewport,
        area: { x: 0, y: 0, width: 540, height: 515 },
    },
    {
        id: 'live',
        example: 'training_loop.py',
        launched: options => launchProgram('training_loop.py', options),
        show: async (vscode, explain) => {
            const call = 'criterion(logits';
            await stopAt(vscode, call);
            await go(vscode);
            await explain(call);
            await vscode.panel().locator('[data-stage="loss"]').waitFor();
            for (const stops of [2, 3, 4, 5]) {
                await vscode.page.keyboard.press('F5');
                await vscode.panel().locator(`[data-stops="${stops}"]`).waitFor();
            }
        },
        viewport,
        area: { x: 0, y: 0, width: 540, height: 440 },
    },
];

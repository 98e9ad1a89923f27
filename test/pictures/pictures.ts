// npm run pictures: every state of the panel that is worth a look, in .vscode-test/pictures; those that README and
// walkthrough show go to media. npm run pictures -- --grep "batch, dark" makes some of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root, testData } from '../host/paths.mjs';
import { stillPicture } from '../host/panel.mjs';
import { explainAt, manifestString } from '../e2e/panel.js';
import { launch, themes } from '../e2e/workbench.js';
import type { Theme, Workbench } from '../e2e/workbench.js';
import { animation, animationOf } from './animation.js';
import { drawingOf } from './drawing.js';
import type { Area } from './drawing/draw.js';
import { states } from './states.js';
import type { State } from './states.js';
import { exampleIn, labelOf, languages, localeOf, pictureOf, steps } from './walkthrough.js';
import type { Language, Step } from './walkthrough.js';
import { webpOf } from './webp.js';

describe('pictures', () => {
    for (const state of states) {
        for (const theme of themes.filter(each => each !== 'light-vs')) {
            it(`${state.name}, ${theme}`, () => picture(state, theme));
        }
    }
});

describe('the walkthrough', () => {
    for (const language of languages) {
        for (const step of steps) {
            it(`${step.id}, ${language}`, () => draw(step, language));
        }
    }
});

describe('the animation of README', () => {
    for (const language of languages) {
        it(language, async () => writeFileSync(join(root, animationOf(language)), await animation(language))).timeout(
            300_000,
        );
    }
});

async function draw({ id, example, show, launched = launch, of, scope, area, viewport }: Step, language: Language) {
    const locale = localeOf(language);
    const vscode = await launched({
        files: { [example]: exampleIn(language, example) },
        ...(viewport && { viewport }),
        ...locale,
        theme: 'dark',
    });
    await show(vscode, at => explainAt(vscode, at, manifestString('command.explain', locale.locale)));
    if (of === undefined) {
        await vscode.page.mouse.move(1, 1);
    }
    // Until nothing moves any more.
    await stillPicture(vscode.page, { path: join(testData, 'pictures', `walkthrough-${id}-${language}.png`) });
    const element = of?.(vscode) ?? vscode.panel().locator('body');
    const svg = await drawingOf(element, {
        label: labelOf(id, language),
        area: area ?? (await aroundIt(element)),
        framed: of === undefined,
        ...(scope !== undefined && { scope }),
    });
    const path = join(root, pictureOf(id, language));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${svg}\n`);
    await vscode.dispose();
}

async function picture(
    { name, show, launched = launch, of = 'panel', mouse, keep = [], ...options }: State,
    theme: Theme,
): Promise<void> {
    const vscode = await launched({ viewport: { width: 1400, height: 900 }, ...options, theme });
    await show(vscode);
    if (mouse === undefined) {
        // Nothing of the window is to show its tooltip.
        await vscode.page.mouse.move(1, 1);
    }
    const path = join(testData, 'pictures', `${name}-${theme}.png`);
    mkdirSync(dirname(path), { recursive: true });
    const png = await stillPicture(vscode.page, { ...(of === 'panel' && { clip: await panelBox(vscode) }) });
    writeFileSync(path, png);
    for (const { path: kept, area } of theme === 'dark' ? keep : []) {
        mkdirSync(dirname(join(root, kept)), { recursive: true });
        writeFileSync(join(root, kept), await webpOf(vscode.page, png, area));
    }
    await vscode.dispose();
}

/** What is small is shown with room around it: pictures are as wide as the page. */
async function aroundIt(element: Locator): Promise<Area> {
    const { x, y, width, height } = (await element.boundingBox())!;
    const room = Math.max(0, (480 - width) / 2);
    return { x: x - room, y: y - 20, width: width + 2 * room, height: height + 40 };
}

/** Where the panel stands in the window. */
async function panelBox({ page }: Workbench) {
    const box = await page.locator('iframe.webview').last().boundingBox();
    if (box === null) {
        throw new Error('There is no panel to take a picture of.');
    }
    return box;
}

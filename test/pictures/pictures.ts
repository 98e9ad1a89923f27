// npm run pictures: every state of the panel that is worth a look, in .vscode-test/pictures; those that README and
// walkthrough show go to media. npm run pictures -- --grep "batch, dark" makes some of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, testData } from '../host/paths.mjs';
import { stillPicture } from '../host/panel.mjs';
import { launch, themes } from '../e2e/workbench.js';
import type { Theme, Workbench } from '../e2e/workbench.js';
import { states } from './states.js';
import type { State } from './states.js';
import { webpOf } from './webp.js';

describe('pictures', () => {
    for (const state of states) {
        for (const theme of themes.filter(each => each !== 'light-vs')) {
            it(`${state.name}, ${theme}`, () => picture(state, theme));
        }
    }
});

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

/** Where the panel stands in the window. */
async function panelBox({ page }: Workbench) {
    const box = await page.locator('iframe.webview').last().boundingBox();
    if (box === null) {
        throw new Error('There is no panel to take a picture of.');
    }
    return box;
}

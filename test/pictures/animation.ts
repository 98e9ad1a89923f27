// What README begins with: a logit is dragged and typed over, and the loss follows.
import { launch } from '../e2e/workbench.js';
import { explainAt, manifestString, waitForLoss } from '../e2e/panel.js';
import type { Workbench } from '../e2e/workbench.js';
import { stillPicture } from '../host/panel.mjs';
import { exampleIn, localeOf } from './walkthrough.js';
import type { Language } from './walkthrough.js';
import { animatedWebpOf } from './webp.js';
import type { Frame } from './webp.js';

export const animationOf = (language: Language): string =>
    `media/readme/animation${language === 'en' ? '' : `.${language}`}.webp`;

const EXAMPLE = 'published_example.py';

/** The panel beside the published example. */
export async function animation(language: Language): Promise<Buffer> {
    const { locale } = localeOf(language);
    const vscode = await launch({
        files: { [EXAMPLE]: exampleIn(language, EXAMPLE) },
        viewport: { width: 1400, height: 600 },
        theme: 'dark',
        ...(locale !== undefined && { locale }),
    });
    await vscode.runCommandFromPalette('View: Toggle Primary Side Bar Visibility');
    await explainAt(vscode, '-0.9604', manifestString('command.explain', locale));
    await waitForLoss(vscode, '0.5986');
    const frames = await story(vscode);
    const webp = await animatedWebpOf(vscode.page, frames);
    await vscode.dispose();
    return webp;
}

/** The pictures, and how long each is seen. */
async function story(vscode: Workbench): Promise<readonly Frame[]> {
    const { page } = vscode;
    const frames: Frame[] = [];
    const show = async (milliseconds: number): Promise<void> => {
        frames.push({ png: await stillPicture(page), milliseconds });
    };
    await showPointer(vscode);
    const bar = vscode.panel().locator('[role=slider]').first();
    const { x, y, width, height } = (await bar.boundingBox())!;
    /** A whole way of the mouse. */
    const move = async (from: number, to: number, steps: number): Promise<void> => {
        for (let step = 1; step <= steps; step++) {
            await page.mouse.move(x + from + ((to - from) * step) / steps, y + height / 2);
            await show(90);
        }
    };
    const end = (await bar.locator('.fill').boundingBox())!;
    const handle = end.x + end.width - x;
    await page.mouse.move(x + handle - 60, y + 90);
    await show(1500);
    await page.mouse.move(x + handle, y + height / 2);
    await show(500);
    await page.mouse.down();
    await move(handle, width, 8);
    await show(900);
    await move(width, handle / 3, 12);
    await show(900);
    await page.mouse.up();
    await vscode.panel().locator('button.number').first().click();
    const field = vscode.panel().locator('input.number').first();
    await field.fill('');
    for (const character of '2.5') {
        await field.pressSequentially(character);
        await show(350);
    }
    await field.press('Enter');
    await show(2200);
    return frames;
}

/** Pictures of a page have no pointer: this draws one where the mouse is. */
async function showPointer({ page }: Workbench): Promise<void> {
    await page.evaluate(() => {
        const pointer = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
        pointer.setAttribute('viewBox', '0 0 12 19');
        Object.assign(pointer.style, {
            position: 'fixed',
            width: '12px',
            height: '19px',
            zIndex: '100000',
            pointerEvents: 'none',
        });
        const arrow = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        arrow.setAttribute('d', 'M.5.5v16l3.7-3.6 2.5 5.6 2.3-1-2.5-5.5h5z');
        arrow.setAttribute('fill', 'white');
        arrow.setAttribute('stroke', 'black');
        pointer.append(arrow);
        document.body.append(pointer);
        Object.assign(globalThis, { pointer });
    });
    const { mouse } = page;
    const move = mouse.move.bind(mouse);
    mouse.move = async (x, y, options) => {
        await move(x, y, options);
        await page.evaluate(
            at => {
                const { style } = (globalThis as unknown as { pointer: SVGSVGElement }).pointer;
                Object.assign(style, { left: `${at.x}px`, top: `${at.y}px` });
            },
            { x, y },
        );
    };
}

import { join } from 'node:path';
import * as esbuild from 'esbuild';
import type { Locator } from 'playwright-core';
import { root } from '../host/paths.mjs';
import type * as drawing from './drawing/draw.js';

/**
 * What an element of a page shows, as an SVG in the theme's colours: light in a light theme, dark in a dark one. It
 * weighs a fraction of a picture of pixels. The page is of no use any more.
 */
export async function drawingOf(element: Locator, options: drawing.DrawOptions): Promise<string> {
    const { outputFiles } = await esbuild.build({
        entryPoints: [join(root, 'test/pictures/drawing/draw.ts')],
        bundle: true,
        write: false,
        format: 'iife',
        globalName: 'drawing',
        target: 'chrome132',
    });
    await element.evaluate(`${outputFiles[0]!.text}; globalThis.drawing = drawing; undefined`);
    return element.evaluate(
        (shown, wanted) => (globalThis as unknown as { drawing: typeof drawing }).drawing.drawn(shown, wanted),
        options,
    );
}

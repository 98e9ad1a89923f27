// How often a drag updates the panel, in a real browser with the panel as it ships; three classes, what is left to any
// panel, for comparison:
//   node test/bench/whatIf.mjs [folder of another built panel, to compare with]
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { launchBrowser } from '../host/browser.mjs';
import { root } from '../host/paths.mjs';
import { temporaryFolder } from '../host/server.mjs';

const built = temporaryFolder('bench');
await build({
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    outdir: built,
    entryPoints: { main: 'src/webview/main.tsx', panel: 'src/webview/style/panel.css' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ttf': 'file', '.svg': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
});
const panels = Object.entries({ ...(process.argv[2] && { other: process.argv[2] }), this: built });

const PAGE = `<!DOCTYPE html><html><head><link rel="stylesheet" href="panel.css"></head><body data-bundle="null"><div id="root"></div>
<script>window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });</script><script type="module" src="main.js"></script></body></html>`;
const server = createServer(({ url = '' }, response) => {
    const [, name, ...path] = url.split('/');
    const file = basename(path.join('/'));
    response.setHeader(
        'content-type',
        file.endsWith('.js') ? 'text/javascript' : file.endsWith('.css') ? 'text/css' : 'text/html',
    );
    response.end(file === '' ? PAGE : readFileSync(join(panels.find(([key]) => key === name)?.[1] ?? built, file)));
}).listen(0);

/** Moves the first logit up and down by keyboard, once a frame for three seconds; runs in the page. */
async function drag({ samples, classes, options }) {
    const frame = () => new Promise(requestAnimationFrame);
    const data = Float64Array.from({ length: samples * classes }, (_, i) => 5 * Math.sin(i * 12.9898));
    const target = { kind: 'index', data: new Int32Array(samples).fill(2), shape: [samples] };
    const source = { kind: 'text', uri: 'a', label: 'a', line: 1, selections: [{ start: 0, end: 0 }] };
    await frame();
    window.postMessage(
        {
            type: 'show',
            example: {
                source,
                logits: { data, shape: [samples, classes] },
                target,
                options,
                origins: [],
                unresolved: [],
            },
        },
        '*',
    );
    let slider;
    while (!(slider = document.querySelector('[role=slider]'))) {
        await frame();
    }
    const move = k =>
        slider.dispatchEvent(
            new KeyboardEvent('keydown', {
                key: k % 40 < 20 ? 'ArrowRight' : 'ArrowLeft',
                bubbles: true,
                repeat: true,
            }),
        );
    for (let k = 0; k < 20; k++) {
        move(k);
        await frame();
    }
    let [updates, shown] = [0, ''];
    const begin = performance.now();
    for (let k = 0; performance.now() - begin < 3000; k++) {
        await frame();
        move(k);
        await new Promise(resolve => setTimeout(resolve));
        const text = slider.getAttribute('aria-valuetext');
        updates += Number(text !== shown);
        shown = text;
    }
    return (updates / (performance.now() - begin)) * 1000;
}

const cases = {
    '1 x 3': { samples: 1, classes: 3, options: {} },
    '64 x 1000': { samples: 64, classes: 1000, options: {} },
    '1 x 128256': { samples: 1, classes: 128_256, options: {} },
    '1 x 128256, float32': { samples: 1, classes: 128_256, options: { dtype: 'float32' } },
    '1 x 128256, bfloat16': { samples: 1, classes: 128_256, options: { dtype: 'bfloat16' } },
    '1 x 128256, smoothing': { samples: 1, classes: 128_256, options: { labelSmoothing: 0.1 } },
};
const browser = await launchBrowser();
try {
    for (const [name, given] of Object.entries(cases)) {
        const rates = [];
        for (const [panel] of panels) {
            const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
            await page.goto(
                `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/${panel}/`,
            );
            rates.push(`${panel} ${(await page.evaluate(drag, given)).toFixed(1)}`);
            await page.close();
        }
        console.log(`${name.padEnd(24)} updates a second: ${rates.join(', ')}`);
    }
} finally {
    await browser.close();
    server.close();
    rmSync(built, { recursive: true });
}

// The panel as it ships, and another build beside it, in a real browser: what the benchmarks of the panel share.
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { launchBrowser } from '../host/browser.mjs';
import { root } from '../host/paths.mjs';
import { temporaryFolder } from '../host/server.mjs';

/**
 * Hands over a browser, and the addresses of the panels by their names: `this`, `other` where a folder of another built
 * panel is given, and `empty`, a page without a panel. Closes everything in the end.
 *
 * @param {string | undefined} other
 * @param {string} script what a page has instead of VS Code, before the panel
 * @param {(browser: import('playwright-core').Browser, pages: Readonly<Record<string, string>>) => Promise<void>} use
 */
export async function withPanels(other, script, use) {
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
    /** @type {Record<string, string>} */
    const folders = { ...(other && { other }), this: built };
    const pageOf = (/** @type {boolean} */ isEmpty) =>
        `<!DOCTYPE html><html><head><link rel="stylesheet" href="panel.css"></head><body data-bundle="null"><div id="root"></div>
<script>${script}</script>${isEmpty ? '' : '<script type="module" src="main.js"></script>'}</body></html>`;
    const server = createServer(({ url = '' }, response) => {
        const [, name = '', ...path] = url.split('/');
        const file = basename(path.join('/'));
        response.setHeader(
            'content-type',
            file.endsWith('.js') ? 'text/javascript' : file.endsWith('.css') ? 'text/css' : 'text/html',
        );
        response.end(file === '' ? pageOf(name === 'empty') : readFileSync(join(folders[name] ?? built, file)));
    }).listen(0);
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const browser = await launchBrowser();
    try {
        const names = [...Object.keys(folders), 'empty'];
        await use(browser, Object.fromEntries(names.map(name => [name, `http://localhost:${port}/${name}/`])));
    } finally {
        await browser.close();
        server.close();
        rmSync(built, { recursive: true });
    }
}

// The panel as it ships, and another build beside it, in a real browser: what the benchmarks of the panel share.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { buildPanel } from '../../packaging/bundles.mjs';
import { launchBrowser } from '../host/browser.mjs';
import { root } from '../host/paths.mjs';

/**
 * Hands over a browser, and the addresses of the panels by their names: `this`, `other` where a folder of another built
 * panel is given, and `empty`, a page without a panel. Closes everything in the end.
 *
 * @param {string | undefined} other such as dist/webview
 * @param {string} script what a page has instead of VS Code, before the panel
 * @param {(browser: import('playwright-core').Browser, pages: Readonly<Record<string, string>>) => Promise<void>} use
 */
export async function withPanels(other, script, use) {
    const built = await buildPanel(root);
    /** @type {Record<string, Pick<typeof built, 'style' | 'modules'>>} */
    const panels = {
        ...(other !== undefined && { other: JSON.parse(readFileSync(join(other, 'panel.json'), 'utf8')) }),
        this: built,
        empty: { style: built.style, modules: {} },
    };
    const pages = Object.fromEntries(Object.entries(panels).map(([name, parts]) => [name, pageOf(parts, script)]));
    const server = createServer(({ url = '' }, response) => {
        response.setHeader('content-type', 'text/html');
        response.end(pages[url.split('/')[1] ?? '']);
    }).listen(0);
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const browser = await launchBrowser();
    try {
        const addresses = Object.keys(pages).map(name => [name, `http://localhost:${port}/${name}/`]);
        await use(browser, Object.fromEntries(addresses));
    } finally {
        await browser.close();
        server.close();
    }
}

/**
 * The page as the host makes it (src/host/panel/panelHtml.ts), without its policy, which forbids `script`.
 *
 * @param {{ readonly style: string, readonly modules: Readonly<Record<string, string>> }} parts
 * @param {string} script
 */
function pageOf({ style, modules }, script) {
    const imports = Object.fromEntries(
        Object.entries(modules).map(([name, text]) => [
            name,
            `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`,
        ]),
    );
    const main = Object.keys(imports).filter(name => name.endsWith('/main.js'));
    return `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${style}</style>
<script type="importmap">${JSON.stringify({ imports })}</script></head><body data-bundle="null"><div id="root"></div>
<script>${script}</script><script type="module">${main.map(name => `import "${name}";`).join('')}</script></body></html>`;
}

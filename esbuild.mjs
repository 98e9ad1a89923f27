// Bundles the extension (desktop and web), the panel, and the tests that run inside VS Code.
//   node esbuild.mjs [--watch] [--production]
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));

// What VS Code 1.100 runs on (Electron 34), and the browsers of vscode.dev at that time.
const node = ['node20'];
const browsers = ['chrome132', 'firefox128', 'safari17.4'];

/**
 * @typedef {object} BuildOptions
 * @property {boolean} [production] minified and without source maps or tests: what ships
 * @property {boolean} [watch] builds again on every change, until the process ends
 */

function integrationTests() {
    const folder = join('test', 'integration');
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.test.ts'))
        .map(name => join(folder, name));
}

/** What the panel's modules call each other by; the page's import map says where they are. */
const MODULES = 'panel:/';

/**
 * Writes the panel's style and modules into one file, out of which the host makes a page that loads nothing
 * (src/host/panel/panelHtml.ts).
 *
 * @type {esbuild.Plugin}
 */
const asPanelParts = {
    name: 'as-panel-parts',
    setup(build) {
        build.onEnd(({ outputFiles = [] }) => {
            /** @param {string} extension @returns {[name: string, text: string][]} */
            const texts = extension =>
                outputFiles
                    .filter(({ path }) => path.endsWith(extension))
                    .map(({ path, text }) => [basename(path), text]);
            const dataUrl = (/** @type {string} */ text) =>
                `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
            const parts = {
                style: texts('.css')
                    .map(([, text]) => text)
                    .join(''),
                modules: Object.fromEntries(texts('.js').map(([name, text]) => [MODULES + name, dataUrl(text)])),
            };
            const file = join(root, 'dist', 'webview', 'panel.json');
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, JSON.stringify(parts));
        });
    },
};

/** @param {BuildOptions} options @returns {esbuild.BuildOptions[]} */
function bundles({ production = false, watch = false }) {
    /** @type {esbuild.BuildOptions} */
    const common = {
        absWorkingDir: root,
        bundle: true,
        outdir: 'dist',
        minify: production,
        sourcemap: !production,
        sourcesContent: false,
        legalComments: 'none',
        define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
        logLevel: watch ? 'silent' : 'warning',
    };
    /** @type {esbuild.BuildOptions} */
    const host = { ...common, format: 'cjs', external: ['vscode'] };
    // Where modules are supported, what `await import()` asks for becomes a file of its own, read when it is needed.
    /** @type {esbuild.BuildOptions} */
    const split = { format: 'esm', splitting: true };
    return [
        {
            ...host,
            ...split,
            entryPoints: { extension: 'src/extension.ts' },
            outdir: 'dist/desktop',
            outExtension: { '.js': '.mjs' },
            platform: 'browser', // the packages' forms that need no Node, as in the web
            target: node,
        },
        {
            ...host,
            entryPoints: { main: 'src/desktop.cjs' },
            outdir: 'dist/desktop',
            outExtension: { '.js': '.cjs' },
            platform: 'node',
            target: node,
            external: ['./extension.mjs'],
        },
        // The extension host of the web reads one file.
        { ...host, entryPoints: { 'extension.web': 'src/extension.ts' }, platform: 'browser', target: browsers },
        {
            ...common,
            ...split,
            entryPoints: { main: 'src/webview/main.tsx', panel: 'src/webview/style/panel.css' },
            outdir: 'dist/webview',
            publicPath: MODULES,
            write: false,
            plugins: [asPanelParts],
            sourcemap: watch && 'inline', // a module without an address of its own has no file beside it
            sourcesContent: true,
            platform: 'browser',
            target: browsers,
            jsx: 'automatic',
            jsxImportSource: 'preact',
        },
        ...(production
            ? []
            : [
                  {
                      ...host,
                      entryPoints: ['test/integration/index.ts', ...integrationTests()],
                      outbase: 'test',
                      outdir: 'dist/test',
                      platform: /** @type {const} */ ('node'),
                      target: node,
                      external: ['vscode', 'mocha'],
                  },
              ]),
    ];
}

/**
 * Prints what the problem matcher of .vscode/tasks.json reads: one start and one end for all bundles that a change
 * concerns.
 */
function reportToProblemMatcher() {
    let running = 0;
    /** @type {esbuild.Plugin} */
    const plugin = {
        name: 'report-to-problem-matcher',
        setup(build) {
            build.onStart(() => {
                if (running++ === 0) {
                    console.log('[watch] build started');
                }
            });
            build.onEnd(({ errors, warnings }) => {
                for (const [severity, messages] of Object.entries({ error: errors, warning: warnings })) {
                    for (const { text, location } of messages) {
                        console.log(
                            `${location?.file ?? ''}:${location?.line ?? 1}:${(location?.column ?? 0) + 1}: ${severity}: ${text}`,
                        );
                    }
                }
                if (--running === 0) {
                    console.log('[watch] build finished');
                }
            });
        },
    };
    return plugin;
}

/**
 * Builds into dist; with `watch` it keeps building, and resolves when the first builds have begun.
 * Throws when a bundle cannot be built; esbuild has printed why.
 *
 * @param {BuildOptions} [options]
 */
export async function build(options = {}) {
    // Whatever lies in dist/test is run, and whatever lies in dist is shipped: nothing of old may stay there.
    for (const folder of options.production ? [''] : ['desktop', 'test', 'webview']) {
        rmSync(join(root, 'dist', folder), { recursive: true, force: true });
    }
    if (options.watch) {
        const report = reportToProblemMatcher();
        const contexts = await Promise.all(
            bundles(options).map(bundle =>
                esbuild.context({ ...bundle, plugins: [...(bundle.plugins ?? []), report] }),
            ),
        );
        await Promise.all(contexts.map(context => context.watch()));
    } else {
        await Promise.all(bundles(options).map(bundle => esbuild.build(bundle)));
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const wanted = process.argv.slice(2);
    try {
        await build({ production: wanted.includes('--production'), watch: wanted.includes('--watch') });
    } catch {
        process.exitCode = 1;
    }
}

// Bundles the extension (desktop and web), the panel, and the tests that run inside VS Code.
//   node esbuild.mjs [--watch] [--production]
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { bundledPackages, NOTICES, thirdPartyNotices } from './packaging/notices.mjs';

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
            const parts = {
                style: texts('.css')
                    .map(([, text]) => text)
                    .join(''),
                modules: Object.fromEntries(texts('.js').map(([name, text]) => [MODULES + name, text])),
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
        define: {
            'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development'),
            fetch: 'undefined', // a package could get translations from an address; nothing here opens a connection
        },
        logLevel: watch ? 'silent' : 'warning',
    };
    /** @type {esbuild.BuildOptions} */
    const host = { ...common, format: 'cjs', external: ['vscode'] };
    return [
        // One file for desktop and web; what `await import()` asks for is in it, and is run when it is needed.
        {
            ...host,
            entryPoints: ['src/extension.ts'],
            platform: 'browser', // the packages' forms that need no Node
            target: [...node, ...browsers],
        },
        {
            ...common,
            format: 'esm',
            splitting: true, // what `await import()` asks for is a module of its own, compiled when it is needed
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
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    if (options.watch) {
        const report = reportToProblemMatcher();
        const contexts = await Promise.all(
            bundles(options).map(bundle =>
                esbuild.context({ ...bundle, plugins: [...(bundle.plugins ?? []), report] }),
            ),
        );
        await Promise.all(contexts.map(context => context.watch()));
    } else {
        const built = await Promise.all(bundles(options).map(bundle => esbuild.build({ ...bundle, metafile: true })));
        if (options.production) {
            const metafiles = built.map(({ metafile }) => metafile);
            writeFileSync(join(root, 'dist', NOTICES), thirdPartyNotices(bundledPackages(metafiles, root)));
        }
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const wanted = process.argv.slice(2);
    try {
        await build({ production: wanted.includes('--production'), watch: wanted.includes('--watch') });
    } catch (error) {
        if (!(error instanceof Error && 'errors' in error)) {
            console.error(error); // those of esbuild are printed already
        }
        process.exitCode = 1;
    }
}

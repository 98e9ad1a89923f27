// Bundles the extension (desktop and web), the panel, and the tests that run inside VS Code.
//   node esbuild.mjs [--watch] [--production]
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { browsers, commonOptions, node, panelBundle, panelParts } from './packaging/bundles.mjs';
import { bundledPackages, NOTICES, thirdPartyNotices } from './packaging/notices.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

function integrationTests() {
    const folder = join('test', 'integration');
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.test.ts'))
        .map(name => join(folder, name));
}

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
            const file = join(root, 'dist', 'webview', 'panel.json');
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, JSON.stringify(panelParts(outputFiles)));
        });
    },
};

/** @typedef {Omit<import('./packaging/bundles.mjs').BuildOptions, 'root'>} BuildOptions */

/** @param {BuildOptions} given @returns {esbuild.BuildOptions[]} */
function bundles(given) {
    const options = { ...given, root };
    const { production = false } = options;
    const common = commonOptions(options);
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
        { ...panelBundle(options), plugins: [asPanelParts] },
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

// How the code is bundled, and the panel, of which tests and benchmarks make one, too.
import { basename } from 'node:path';
import * as esbuild from 'esbuild';

// What VS Code 1.100 runs on (Electron 34), and the browsers of vscode.dev at that time.
export const node = ['node20'];
export const browsers = ['chrome132', 'firefox128', 'safari17.4'];

/**
 * @typedef {object} BuildOptions
 * @property {string} root of the repository
 * @property {boolean} [production] minified and without source maps or tests: what ships
 * @property {boolean} [watch] builds again on every change, until the process ends
 */

/** What the panel's modules call each other by; the page's import map says where they are. */
const MODULES = 'panel:/';

/** @param {BuildOptions} options @returns {esbuild.BuildOptions} */
export function commonOptions({ root, production = false, watch = false }) {
    return {
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
}

/** @param {BuildOptions} options @returns {esbuild.BuildOptions} */
export function panelBundle(options) {
    return {
        ...commonOptions(options),
        format: 'esm',
        splitting: true, // what `await import()` asks for is a module of its own, compiled when it is needed
        entryPoints: { main: 'src/webview/main.tsx', panel: 'src/webview/style/panel.css' },
        outdir: 'dist/webview',
        publicPath: MODULES,
        write: false,
        sourcemap: options.watch === true && 'inline', // a module without an address of its own has no file beside it
        sourcesContent: true,
        platform: 'browser',
        target: browsers,
        jsx: 'automatic',
        jsxImportSource: 'preact',
    };
}

/** The panel as it ships, without writing it. @param {string} root of the repository */
export async function buildPanel(root) {
    const { outputFiles = [], metafile } = await esbuild.build({
        ...panelBundle({ root, production: true }),
        metafile: true,
    });
    return { ...panelParts(outputFiles), metafile };
}

/** What its page is made of (src/host/panel/panelHtml.ts). @param {readonly esbuild.OutputFile[]} files */
export function panelParts(files) {
    /** @param {string} extension @returns {[name: string, text: string][]} */
    const texts = extension =>
        files.filter(({ path }) => path.endsWith(extension)).map(({ path, text }) => [basename(path), text]);
    return {
        style: texts('.css')
            .map(([, text]) => text)
            .join(''),
        /** @type {Record<string, string>} */
        modules: Object.fromEntries(texts('.js').map(([name, text]) => [MODULES + name, text])),
    };
}

// node --import ./test/typescript.mjs runs the TypeScript of src and test as ES modules, which is what ships.
// tsx would make CommonJS of it, with a getter behind each imported name, and give every function its name whenever one
// is made: readers that look at each character would take almost twice the time.
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from 'esbuild';

// Node runs the hooks below in a thread of their own, which loads this file again.
if (isMainThread) {
    process.setSourceMapsEnabled(true);
    register(import.meta.url);
}

const isFile = (/** @type {string} */ url) =>
    statSync(fileURLToPath(url), { throwIfNoEntry: false })?.isFile() === true;

/** Imports without an ending mean a file, or the index of a folder. @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, next) {
    const base = specifier.startsWith('.') ? new URL(specifier, context.parentURL).href : undefined;
    const url =
        base !== undefined && !isFile(base)
            ? ['.ts', '.tsx', '/index.ts'].map(ending => base + ending).find(isFile)
            : undefined;
    return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
    const [ending] = /\.(?:tsx?|json)$/.exec(url) ?? [];
    if (ending === undefined) {
        return next(url, context);
    }
    const file = fileURLToPath(url);
    const text = await readFile(file, 'utf8');
    const { code } = await transform(text, {
        loader: ending === '.json' ? 'json' : ending === '.tsx' ? 'tsx' : 'ts',
        format: 'esm',
        target: 'node20',
        sourcefile: file,
        sourcemap: ending === '.json' ? false : 'inline',
        jsx: 'automatic',
        jsxImportSource: 'preact',
    });
    return { format: 'module', source: code, shortCircuit: true };
}

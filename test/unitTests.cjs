// Compiles the unit tests, with what of src they reach, to the ES modules that ship. They lie in a folder as plain
// JavaScript: a worker of mocha loads them at once, and Node's `assert` finds there the expression that failed.
/* eslint-disable @typescript-eslint/no-require-imports -- mocha requires its configuration */
const { execFileSync } = require('node:child_process');
const { readdirSync, rmSync } = require('node:fs');
const { join, relative } = require('node:path');
const { buildSync } = require('esbuild');

const root = join(__dirname, '..');
const outdir = 'dist/unit';

/** Paths from the root, with slashes. @param {string} folder */
const filesIn = folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name =>
        join(folder, name).replaceAll('\\', '/'),
    );

function compile() {
    const tests = ['unit', 'conformance', 'cases']
        .flatMap(folder => filesIn(`test/${folder}`))
        .filter(file => file.endsWith('.test.ts'));
    const { metafile } = buildSync({
        absWorkingDir: root,
        // All in one folder, from where esbuild writes the paths to what it leaves out.
        entryPoints: tests.map(file => ({ in: file, out: relative('test', file).replace(/[\\/]/g, '.').slice(0, -3) })),
        outdir,
        outExtension: { '.js': '.mjs' },
        metafile: true,
        // What several tests reach is a file of its own, which a worker loads once.
        bundle: true,
        splitting: true,
        format: 'esm',
        packages: 'external',
        external: [join(root, 'test', 'host', 'paths.mjs')], // it goes by where it is
        platform: 'node',
        target: 'node20',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        sourcemap: true,
        sourcesContent: false,
        logLevel: 'warning',
    });
    for (const file of filesIn(outdir)) {
        if (!(file in metafile.outputs)) {
            rmSync(join(root, file));
        }
    }
    return metafile;
}

/**
 * What a file reaches through imports: itself, files, and modules of Node and of packages.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {string} file
 * @param {Set<string>} [reached]
 */
function reach(metafile, file, reached = new Set()) {
    if (!reached.has(file)) {
        reached.add(file);
        for (const { path } of metafile.inputs[file]?.imports ?? []) {
            reach(metafile, path, reached);
        }
    }
    return reached;
}

/** The files that are not what they were in a commit, new ones included. @param {string} commit */
function changedSince(commit) {
    const git = (/** @type {string[]} */ ...args) =>
        execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
    return [...git('diff', '--name-only', '--relative', commit), ...git('ls-files', '--others', '--exclude-standard')];
}

/**
 * The compiled tests: all of them, or those that what has changed since a commit may break. These are the ones that
 * reach it through imports, and the ones that read files of which no import tells.
 *
 * @param {{ since?: string | undefined, which?: string | undefined }} wanted a commit; 'short', or 'long' for those that
 *   take seconds each: any text, whole corpora, programs that Python runs
 * @returns {string[]}
 */
function compiledTests({ since, which }) {
    const metafile = compile();
    const changed = since === undefined ? undefined : [...changedSince(since), 'node:fs'];
    return Object.entries(metafile.outputs).flatMap(([output, { entryPoint = '' }]) => {
        const isTest = entryPoint.endsWith('.test.ts');
        if (!isTest || (which !== undefined && entryPoint.endsWith('.long.test.ts') !== (which === 'long'))) {
            return [];
        }
        const reached = changed && reach(metafile, entryPoint);
        return !changed || changed.some(file => reached?.has(file)) ? [output] : [];
    });
}
module.exports = { compiledTests };

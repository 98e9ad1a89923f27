// npm test: everything, or the parts that are named. See `usage`. The last line is the total: "N passed, N failed".
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './host/dependencies.mjs';
import { caches, root } from './host/paths.mjs';
import { countInto } from './host/results.mjs';

const parts = ['check', 'lint', 'unit', 'long', 'package', 'integration', 'e2e'];
const usage = `npm test                            everything
npm test -- unit e2e                some of: ${parts.join(', ')} (unit checks the types
                                    and has the conformance data, too; long are its tests that take seconds each;
                                    lint has the form, which npm run format gives)
npm test -- --since HEAD            the unit tests, long ones too, that reach what has changed since that commit, in seconds; no types
npm test -- e2e --grep "a hover"    the tests whose full title matches; a part where none does has failed
npm test -- e2e --vscode 1.139      in one VS Code version instead of all`;

/** @typedef {import('./host/results.mjs').Result} Result */

/**
 * Runs a script of this project or of a package, with its output to be seen at once.
 *
 * @param {readonly string[]} args of node
 * @param {Record<string, string | undefined>} [env]
 * @param {string} [label] stands before each line, where several run at the same time
 * @returns {Promise<boolean>} whether it ended well
 */
function node(args, env = {}, label) {
    return new Promise(resolve => {
        const child = spawn(process.execPath, args, {
            cwd: root,
            env: { ...process.env, ...env },
            stdio: label === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
        });
        for (const output of [child.stdout, child.stderr]) {
            if (output) {
                createInterface(output).on('line', line => console.log(`${label} │ ${line}`));
            }
        }
        child.on('error', () => resolve(false));
        child.on('close', code => resolve(code === 0));
    });
}

/** @param {string} script path below node_modules @param {readonly string[]} args */
const packageScript = (script, args) => node([join(root, 'node_modules', script), ...args]);

/** Each run counts as a test. @param {readonly Promise<boolean>[]} runs @returns {Promise<Result>} */
async function allOf(runs) {
    const passed = (await Promise.all(runs)).filter(Boolean).length;
    return { passed, failed: runs.length - passed };
}

/**
 * @param {string} config
 * @param {string | undefined} grep
 * @param {{ env?: Record<string, string | undefined>, label?: string | undefined, jobs?: number }} [options]
 */
const mocha = (config, grep, { env, label, jobs = 1 } = {}) =>
    countInto(resultsFile =>
        node(
            [
                join(root, 'node_modules', 'mocha', 'bin', 'mocha.js'),
                '--config',
                join(root, config),
                '--reporter',
                join(root, 'test', 'host', 'resultsReporter.cjs'),
                '--fail-zero',
                ...(jobs > 1 ? ['--parallel', `--jobs=${jobs}`] : []),
                ...(grep === undefined ? [] : ['--grep', grep]),
            ],
            { ...env, MOCHA_RESULTS: resultsFile },
            label,
        ),
    );

/** @returns {Promise<Result>} */
async function build() {
    try {
        await (await import('../esbuild.mjs')).build();
        return { passed: 0, failed: 0 };
    } catch (error) {
        if (!(error instanceof Error && 'errors' in error)) {
            // those of esbuild are printed already
            console.error(error);
        }
        return { passed: 0, failed: 1 };
    }
}

/** @type {Array<{ name: string, result: Result, seconds: number }>} */
const summary = [];

/** @param {string} name @param {() => Promise<Result>} runSuite */
async function suite(name, runSuite) {
    console.log(`\n=== ${name}`);
    const start = Date.now();
    /** @type {Result} */
    let result;
    try {
        result = await runSuite();
    } catch (error) {
        console.error(error);
        result = {
            passed: 0,
            failed: 1,
            note: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
        };
    }
    summary.push({ name, result, seconds: (Date.now() - start) / 1000 });
    return result;
}

const {
    values: { grep, since, vscode, help },
    positionals,
} = parseArgs({
    options: {
        grep: { type: 'string' },
        since: { type: 'string' },
        vscode: { type: 'string' },
        help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
});
const unknown = positionals.filter(part => !parts.includes(part));
if (help || unknown.length > 0) {
    console.error(unknown.length > 0 ? `There is no part ${unknown.join(', ')}.\n${usage}` : usage);
    process.exit(help ? 0 : 2);
}
const wanted = (/** @type {string} */ part) =>
    positionals.length === 0 ? since === undefined || part === 'unit' : positionals.includes(part);

await ensureDependencies();
const { ensureChromium } = await import('./host/chromium.mjs');
const { ensureLatex } = await import('./host/latex.mjs');
const { ensureJupyter, ensurePython } = await import('./host/python.mjs');
const { ensureEmbeddedVSCode, versions: known } = await import('./host/embedded.mjs');
const versions = vscode === undefined ? known : [vscode];

// The tests run from TypeScript whose types are stripped: a missing entry of a table, say, is for the check to see.
if (wanted('check') || (wanted('unit') && since === undefined)) {
    await suite('check', () => allOf([node([join(root, 'test', 'check.mjs')])]));
}
if (wanted('lint')) {
    await suite('lint', () =>
        allOf([
            // The cache goes by a file's own text: a finding that hangs on another file's types is seen without it, as in CI.
            packageScript('eslint/bin/eslint.js', [
                '.',
                '--max-warnings=0',
                ...(process.env['CI']
                    ? []
                    : ['--cache', '--cache-strategy=content', `--cache-location=${caches}/eslint/`]),
            ]),
            packageScript('prettier/bin/prettier.cjs', ['--check', '--cache', '--log-level=warn', '.']),
        ]),
    );
}
for (const [part, which] of since === undefined
    ? [
          ['unit', 'short'],
          ['long', 'long'],
      ]
    : [['unit']]) {
    if (part && wanted(part)) {
        if (part === 'long') {
            // What is missing all the same is left out.
            await ensurePython().catch(() => undefined);
            await ensureLatex().catch(() => undefined);
        }
        await suite(part, () =>
            mocha('.mocharc.cjs', grep, {
                env: { MOCHA_PRINT: 'Dot', TESTS_SINCE: since, TESTS_WHICH: which },
                // Side by side, a file without a test that matches would count as a failure.
                jobs: grep === undefined ? availableParallelism() : 1,
            }),
        );
    }
}
if (wanted('package')) {
    await suite('package', async () => {
        await ensureChromium();
        return mocha('test/package/.mocharc.json', grep, { env: { VSCODE_VERSIONS: versions.join(' ') } });
    });
}
if (wanted('integration') || wanted('e2e')) {
    const built = (await suite('build', build)).failed === 0;
    /** @param {string} name @param {string} version @param {() => Promise<Result>} runSuite */
    const inVersion = (name, version, runSuite) =>
        suite(`${name}, VS Code ${version}`, async () =>
            built ? runSuite() : { passed: 0, failed: 1, note: 'not run: the build failed' },
        );
    if (wanted('integration')) {
        for (const version of versions) {
            await inVersion('integration', version, async () =>
                (await import('./host/runIntegration.mjs')).runIntegration(version, { grep }),
            );
        }
    }
    if (wanted('e2e')) {
        await ensureChromium();
        // Once, before the versions run side by side; the suite that needs it says what is missing.
        await ensurePython().catch(() => undefined);
        await ensureJupyter().catch(() => undefined);
        for (const version of versions) {
            await ensureEmbeddedVSCode(version);
        }
        // A window waits more than it computes: the versions run at the same time.
        await Promise.all(
            versions.map(version =>
                inVersion('e2e', version, () =>
                    mocha('test/e2e/.mocharc.json', grep, {
                        env: { VSCODE_VERSION: version },
                        label: versions.length > 1 ? version : undefined,
                    }),
                ),
            ),
        );
    }
}

console.log('\n=== summary');
for (const {
    name,
    result: { passed, failed, note },
    seconds,
} of summary) {
    const counts = name === 'build' && failed === 0 ? 'built' : `${passed} passed, ${failed} failed`;
    console.log(
        `${name.padEnd(28)}${counts.padEnd(26)}${seconds.toFixed(1).padStart(6)} s${note === undefined ? '' : `   ${note}`}`,
    );
}
const total = (/** @type {'passed' | 'failed'} */ key) => summary.reduce((sum, { result }) => sum + result[key], 0);
process.exitCode = total('failed') === 0 ? 0 : 1;
console.log(`${total('passed')} passed, ${total('failed')} failed`);

#!/usr/bin/env node
// What runTests of @vscode/test-electron starts in place of a desktop VS Code: takes the same options, runs the tests
// in the embedded VS Code (EMBEDDED_VSCODE_VERSION, else the newest) and ends with their exit code.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { launchBrowser, openWorkbench } from './browser.mjs';
import { newest } from './embedded.mjs';
import { failures } from './paths.mjs';
import { say } from './processes.mjs';
import { startServer } from './server.mjs';

const { values, positionals } = parseArgs({
    options: {
        extensionDevelopmentPath: { type: 'string' },
        extensionTestsPath: { type: 'string' },
        'extensions-dir': { type: 'string' },
    },
    strict: false, // the many others are of a desktop's concern
    allowPositionals: true,
});
if (typeof values['extensionDevelopmentPath'] !== 'string' || typeof values['extensionTestsPath'] !== 'string') {
    throw new Error('Needed: --extensionDevelopmentPath=... --extensionTestsPath=...');
}
const [folder] = positionals;
const version = process.env['EMBEDDED_VSCODE_VERSION'] ?? newest;
const extensions = values['extensions-dir'];
const server = await startServer({ version, ...(typeof extensions === 'string' && { extensions }) });
const browser = await launchBrowser();
try {
    const { exit, log } = await openWorkbench(
        {
            server,
            browser,
            extension: resolve(values['extensionDevelopmentPath']),
            tests: resolve(values['extensionTestsPath']),
            ...(folder === undefined ? {} : { folder: resolve(folder) }),
        },
        (_type, args) => {
            // What the tests print. All else is VS Code's own (among it errors about native modules that no one needs):
            // kept for when something fails.
            const line = format(...args);
            if (line.startsWith('│ ')) {
                // as test/integration/index.ts marks it
                process.stdout.write(`${line}\n`);
            }
        },
    );
    const minutes = Number(process.env['TEST_MINUTES'] ?? 10);
    const late = new Promise((/** @type {(code: number) => void} */ end) =>
        setTimeout(() => {
            say(`The tests did not end within ${minutes} minutes.`);
            end(1);
        }, minutes * 60_000).unref(),
    );
    process.exitCode = await Promise.race([exit, late]);
    if (process.exitCode !== 0) {
        mkdirSync(failures, { recursive: true });
        const file = join(failures, `integration ${version}.txt`);
        writeFileSync(file, log.join('\n'));
        say(`What VS Code said meanwhile: ${file}`);
    }
} finally {
    await browser.close();
    await server.dispose();
}

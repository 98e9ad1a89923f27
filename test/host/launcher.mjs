#!/usr/bin/env node
// What runTests of @vscode/test-electron starts in place of a desktop VS Code: takes the same options, runs the tests in the
// embedded VS Code (EMBEDDED_VSCODE_VERSION, else the newest) and ends with their exit code.
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { launchBrowser, openWorkbench } from './browser.mjs';
import { newest } from './embedded.mjs';
import { startServer } from './server.mjs';

const { values, positionals } = parseArgs({
    options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
    strict: false, // the many others are of a desktop's concern
    allowPositionals: true,
});
if (typeof values['extensionDevelopmentPath'] !== 'string' || typeof values['extensionTestsPath'] !== 'string') {
    throw new Error('Needed: --extensionDevelopmentPath=... --extensionTestsPath=...');
}
const [folder] = positionals;
const server = await startServer({ version: process.env['EMBEDDED_VSCODE_VERSION'] ?? newest });
const browser = await launchBrowser();
try {
    const { exit } = await openWorkbench({
        server, browser,
        extension: resolve(values['extensionDevelopmentPath']),
        tests: resolve(values['extensionTestsPath']),
        ...folder === undefined ? {} : { folder: resolve(folder) },
    }, (type, line) => process[type === 'error' ? 'stderr' : 'stdout'].write(`${line}\n`));
    const minutes = 5;
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`The tests did not end within ${minutes} minutes.`)), minutes * 60_000).unref());
    process.exitCode = await /** @type {Promise<number>} */ (Promise.race([exit, late]));
} finally {
    await browser.close();
    await server.dispose();
}

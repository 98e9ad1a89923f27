// The server and the browser that all test files of a mocha run share, the windows that they opened, and what is kept
// of a failed test.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.mjs';
import { newest } from '../host/embedded.mjs';
import { failures } from '../host/paths.mjs';
import { installExtension, startServer, temporaryFolder } from '../host/server.mjs';
import type { Server } from '../host/server.mjs';

interface Opened {
    readonly page: Page;
    readonly log: readonly string[];
    dispose(): Promise<void>;
}

/** The version that this run is to test: VSCODE_VERSION, else the newest. */
export const versionUnderTest = process.env['VSCODE_VERSION'] ?? newest;

const servers = new Map<string, Promise<Server>>();
const folders: string[] = [];
let browser: Promise<Browser> | undefined;
interface Installed {
    readonly extensions?: string | undefined;
    readonly vsix?: string | undefined;
    readonly restricted?: boolean | undefined;
}

export const openWindows = new Set<Opened>();

export const sharedBrowser = () => (browser ??= launchBrowser());

/**
 * @param installed what its windows have besides the extension in development: a folder of installed extensions, or the
 *   file of one that is to be installed; and whether they are in Restricted Mode
 */
export function sharedServer(version: string, installed: Installed = {}): Promise<Server> {
    const { extensions, vsix, restricted = false } = installed;
    const key = [version, extensions, vsix, restricted].join(' ');
    const running =
        servers.get(key) ??
        (vsix === undefined
            ? startServer({ version, restricted, ...(extensions !== undefined && { extensions }) })
            : serverWith(vsix, version));
    servers.set(key, running);
    return running;
}

async function serverWith(vsix: string, version: string): Promise<Server> {
    const [extensions, data] = [temporaryFolder('extensions'), temporaryFolder('vscode')];
    folders.push(extensions, data);
    await installExtension(vsix, { version, extensions, data });
    return startServer({ version, extensions, dir: data });
}

/** Leaves a picture of each open window and its console lines in .vscode-test/failures. */
export async function keepEvidence(title: string): Promise<void> {
    mkdirSync(failures, { recursive: true });
    for (const [index, { page, log }] of [...openWindows].entries()) {
        const path = join(
            failures,
            `${versionUnderTest} ${title}${index > 0 ? ` (${index + 1})` : ''}`
                .replace(/[^\w. ()-]+/g, '_')
                .slice(0, 150),
        );
        writeFileSync(`${path}.txt`, log.join('\n'));
        await page.screenshot({ path: `${path}.png`, timeout: 10_000 }).catch(() => undefined);
        console.log(`      see ${path}.png and .txt`);
    }
}

// Root hooks: this module is loaded once, before any suite of the file that imports it.
afterEach(async function () {
    if (this.currentTest?.isFailed()) {
        await keepEvidence(this.currentTest.fullTitle());
    }
});

after(async () => {
    await Promise.all([...openWindows].map(opened => opened.dispose()));
    await (await browser)?.close();
    await Promise.all([...servers.values()].map(async server => (await server).dispose()));
    folders.forEach(folder => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
});

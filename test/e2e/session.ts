// The server and the browser that all test files of a mocha run share, the windows that they opened, and what is kept
// of a failed test.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.mjs';
import { newest } from '../host/embedded.mjs';
import { failures } from '../host/paths.mjs';
import { startServer } from '../host/server.mjs';
import type { Server } from '../host/server.mjs';

interface Opened {
    readonly page: Page;
    readonly log: readonly string[];
    dispose(): Promise<void>;
}

/** The version that this run is to test: VSCODE_VERSION, else the newest. */
export const versionUnderTest = process.env['VSCODE_VERSION'] ?? newest;

const servers = new Map<string, Promise<Server>>();
let browser: Promise<Browser> | undefined;
export const openWindows = new Set<Opened>();

export const sharedBrowser = () => (browser ??= launchBrowser());

/** @param extensions a folder of installed extensions; a server of its own has them */
export function sharedServer(version: string, extensions?: string): Promise<Server> {
    const key = `${version} ${extensions ?? ''}`;
    const running = servers.get(key) ?? startServer({ version, ...(extensions !== undefined && { extensions }) });
    servers.set(key, running);
    return running;
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
});

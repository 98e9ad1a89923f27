import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.mjs';
import { workbenchUrl } from './workbenchUrl.mjs';

/** Starts a headless Chromium. */
export async function launchBrowser() {
    return chromium.launch({
        executablePath: await ensureChromium(),
        args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
        ],
    });
}

/**
 * @typedef {object} WindowOptions
 * @property {import('playwright-core').Browser} browser
 * @property {{ width: number, height: number }} [viewport]
 * @property {string} [locale]
 */

/**
 * A window of a server's VS Code, on its folder.
 *
 * @param {WindowOptions & import('./workbenchUrl.mjs').Opened & { server: import('./server.mjs').Server }} options
 * @param {(type: string, args: readonly unknown[]) => void} [onLog] hears of the extension host's lines at once
 */
export const openWorkbench = ({ server, browser, viewport, locale, ...opened }, onLog) =>
    openWindow(
        workbenchUrl(server.url, opened),
        { browser, ...(viewport && { viewport }), ...(locale !== undefined && { locale }) },
        onLog,
    );

/**
 * Opens a VS Code window in a browser context of its own (so that nothing is remembered from another one).
 * `exit` resolves with the exit code when the tests that it was given have ended;
 * `log` collects the console lines of extension host and page, for the day when something fails; `requests` the addresses
 * that pages, frames and workers of the window asked for.
 *
 * @param {string} url
 * @param {WindowOptions} options
 * @param {(type: string, args: readonly unknown[]) => void} [onLog] hears of the extension host's lines at once
 */
export async function openWindow(url, { browser, viewport = { width: 1400, height: 900 }, locale = 'en' }, onLog) {
    const context = await browser.newContext({ viewport, locale, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    /** @type {string[]} */
    const log = [];
    /** @type {string[]} */
    const requests = [];
    context.on('request', request => requests.push(request.url()));
    const exit = new Promise((/** @type {(code: number) => void} */ resolve, reject) => {
        page.on('crash', () => reject(new Error('The page of VS Code crashed.')));
        page.on('close', () => reject(new Error('The page of VS Code was closed.')));
        // The two functions with which the workbench talks to whoever drives it.
        void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code));
        void page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
            log.push(`extension host, ${type}: ${format(...args)}`);
            onLog?.(type, args);
        });
    });
    exit.catch(() => undefined); // whoever awaits it hears of it
    page.on('console', message => log.push(`page, ${message.type()}: ${message.text()}`));
    page.on('pageerror', error => log.push(`page, error: ${error.stack ?? error.message}`));
    if (locale !== 'en') {
        // VS Code's own translations are not at hand; this is what makes it load those of the extension.
        await page.addInitScript(
            language => Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value: language, writable: false }),
            locale,
        );
    }
    await page.goto(url);
    return { page, context, log, requests, exit };
}

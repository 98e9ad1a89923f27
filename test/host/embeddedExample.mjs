import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser, openWorkbench } from './browser.mjs';
import { hasDisplay } from './desktop.mjs';
import { panelFrame, stillPicture } from './panel.mjs';
import { root, testData } from './paths.mjs';
import { onPath } from './processes.mjs';
import { startServer, temporaryFolder } from './server.mjs';
import { workbenchUrl } from './workbenchUrl.mjs';

/**
 * @typedef {{ file: string, folder: string, settings: Record<string, unknown>, version: string | undefined }} Example
 */

/** A server in whose windows the panel comes up by itself. @param {Example} example */
async function startWithPanel({ settings, version }) {
    const extensions = temporaryFolder('extensions');
    // The page takes one extension in development; the second one has to be an installed one.
    cpSync(join(root, 'test', 'host', 'show-panel'), join(extensions, 'explain-cross-entropy-dev.show-panel-0.0.1'), {
        recursive: true,
    });
    const server = await startServer({
        extensions,
        userSettings: {
            'editor.cursorBlinking': 'solid',
            'editor.minimap.enabled': false,
            'breadcrumbs.enabled': false,
            ...settings,
        },
        ...(version === undefined ? {} : { version }),
    });
    const dispose = async () => {
        await server.dispose();
        rmSync(extensions, { recursive: true, force: true });
    };
    return { ...server, dispose };
}

/** Opens the system's browser, where there is one to open. @param {string} url */
function openInBrowser(url) {
    const [command, ...args] =
        process.platform === 'darwin'
            ? ['open']
            : process.platform === 'win32'
              ? ['rundll32', 'url.dll,FileProtocolHandler']
              : ['xdg-open'];
    if (hasDisplay() && onPath(/** @type {string} */ (command)) !== undefined) {
        spawn(/** @type {string} */ (command), [...args, url], { stdio: 'ignore', detached: true })
            .on('error', () => undefined)
            .unref();
    }
}

/** Serves the example until Ctrl-C. @param {Example} example */
export async function serveExample(example) {
    const server = await startWithPanel(example);
    const url = workbenchUrl(server.url, { folder: example.folder, file: example.file, extension: root });
    console.log(`VS Code ${server.version} with the example and its panel:\n\n    ${url}\n\nCtrl-C ends it.`);
    openInBrowser(url);
    await new Promise(resolve => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
    });
    await server.dispose();
}

/**
 * Leaves a picture of the window when the panel has come up.
 *
 * @param {Example} example
 * @param {string} path of the picture
 * @param {{ width: number, height: number }} viewport
 */
export async function takePicture(example, path, viewport) {
    const server = await startWithPanel(example);
    const browser = await launchBrowser();
    try {
        const { page, log } = await openWorkbench({
            server,
            browser,
            viewport,
            folder: example.folder,
            file: example.file,
            extension: root,
        });
        try {
            await panelFrame(page).locator('[data-stage="loss"]').first().waitFor({ timeout: 60_000 });
        } catch (error) {
            const picture = join(testData, 'failures', 'start.png');
            await page.screenshot({ path: picture });
            throw new Error(
                `The panel did not show a loss; ${picture} shows what there was instead.\n${log.slice(-30).join('\n')}`,
                { cause: error },
            );
        }
        await stillPicture(page, { path });
    } finally {
        await browser.close();
        await server.dispose();
    }
}

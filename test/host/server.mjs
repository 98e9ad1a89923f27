import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureEmbeddedVSCode, newest } from './embedded.mjs';
import { cleanEnvironment, killTree, run } from './processes.mjs';

/** What keeps VS Code's own news, chat and telemetry out of the picture. */
export const quietSettings = {
    // A reload brings the panels back, although the address names a file to open.
    'window.restoreWindows': 'preserve',
    'chat.disableAIFeatures': true,
    'extensions.autoCheckUpdates': false,
    'files.autoSave': 'off', // as on a desktop
    'security.workspace.trust.enabled': false,
    'telemetry.telemetryLevel': 'off',
    'update.showReleaseNotes': false,
    'workbench.colorTheme': 'Default Dark Modern',
    'workbench.enableExperiments': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
};

/** Nothing is trusted, and nobody is asked whether it is. */
const withoutTrust = {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
};

/**
 * A new folder in the system's place for them, under its true name (macOS has a symbolic link there). @param {string}
 * name
 */
export function temporaryFolder(name) {
    return mkdtempSync(join(realpathSync(tmpdir()), `explain-cross-entropy-${name}-`));
}

/**
 * @typedef {object} ServerOptions
 * @property {string} [version] of VS Code: one of `versions`; the newest
 * @property {Record<string, unknown>} [userSettings] user settings, above the quiet ones
 * @property {string} [dir] its data; a fresh folder, removed in the end
 * @property {string} [extensions] a folder of installed extensions
 * @property {boolean} [restricted] whether no folder is trusted: windows open in Restricted Mode
 * @property {Record<string, string | undefined>} [env] for the server and with it for the extension host
 */

/**
 * Installs an extension as a person does, from its file. What VS Code answers is returned.
 *
 * @param {string} vsix
 * @param {{ version: string, extensions: string, data: string }} where a version of VS Code, and two folders of its
 */
export async function installExtension(vsix, { version, extensions, data }) {
    const vscode = await ensureEmbeddedVSCode(version);
    const folders = ['--extensions-dir', extensions, '--server-data-dir', data];
    return run(vscode.node, [vscode.server, '--install-extension', vsix, ...folders], { env: cleanEnvironment() });
}

/**
 * Starts VS Code's web server on a port that the system chooses.
 *
 * @param {ServerOptions} [options]
 */
export async function startServer({
    version = newest,
    userSettings = {},
    dir,
    extensions,
    restricted = false,
    env = {},
} = {}) {
    const vscode = await ensureEmbeddedVSCode(version);
    const data = dir ?? temporaryFolder('vscode');
    /** Takes effect in open windows, too. @param {Record<string, unknown>} settings */
    const writeUserSettings = settings => {
        mkdirSync(join(data, 'data', 'User'), { recursive: true });
        writeFileSync(
            join(data, 'data', 'User', 'settings.json'),
            JSON.stringify({ ...quietSettings, ...(restricted && withoutTrust), ...settings }, undefined, 4),
        );
    };
    writeUserSettings(userSettings);

    const child = spawn(
        vscode.node,
        [
            vscode.server,
            '--host',
            '127.0.0.1',
            '--port',
            '0',
            '--without-connection-token',
            '--accept-server-license-terms',
            '--enable-smoke-test-driver', // a built VS Code obeys the page's payload only with it
            '--disable-telemetry',
            ...(restricted ? [] : ['--disable-workspace-trust']),
            '--server-data-dir',
            data,
            ...(extensions === undefined ? [] : ['--extensions-dir', extensions]),
        ],
        { env: cleanEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
    );

    const stop = () => killTree(child);
    process.once('exit', stop);
    // A signal ends a process without that event, unless someone listens; whoever else listens decides.
    const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
        if (process.listenerCount(signal) === 0) {
            process.exit(1);
        }
    };
    process.once('SIGINT', onSignal);
    process.once('SIGTERM', onSignal);
    const dispose = async () => {
        process.removeListener('exit', stop);
        process.removeListener('SIGINT', onSignal);
        process.removeListener('SIGTERM', onSignal);
        const ended =
            child.exitCode === null && child.signalCode === null
                ? new Promise(resolve => child.once('exit', resolve))
                : undefined;
        stop();
        await ended;
        if (dir === undefined) {
            rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        }
    };

    let log = '';
    try {
        const port = await new Promise((/** @type {(port: number) => void} */ resolve, reject) => {
            const timer = setTimeout(() => reject(new Error('it said nothing of a port within 60 s')), 60_000);
            const hear = (/** @type {Buffer} */ chunk) => {
                log += chunk;
                const said = /Extension host agent listening on (\d+)/.exec(log);
                if (said !== null) {
                    clearTimeout(timer);
                    resolve(Number(said[1]));
                }
            };
            child.stdout.on('data', hear);
            child.stderr.on('data', hear);
            child.on('error', reject);
            child.on('exit', (code, signal) => reject(new Error(`it ended with ${signal ?? code}`)));
        });
        const url = `http://127.0.0.1:${port}/`;
        const answer = await fetch(new URL('version', url));
        if (!answer.ok) {
            throw new Error(`GET ${url}version answered ${answer.status}`);
        }
        return { version, port, url, data, pid: child.pid, writeUserSettings, dispose };
    } catch (error) {
        await dispose();
        throw new Error(
            `VS Code ${version}'s server did not come up: ${error instanceof Error ? error.message : error}\n${log.trim().slice(-3000)}`,
            { cause: error },
        );
    }
}

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

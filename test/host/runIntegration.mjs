import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';
import { installDebuggers } from './debuggers.mjs';
import { hasDisplay } from './desktop.mjs';
import { ensureEmbeddedVSCode } from './embedded.mjs';
import { root, testData } from './paths.mjs';
import { onPath, say } from './processes.mjs';
import { ensurePython } from './python.mjs';
import { countInto } from './results.mjs';
import { ensureChromium } from './chromium.mjs';

/**
 * Runs the bundled integration tests inside one VS Code: the desktop's where it can be downloaded and shown, else the
 * embedded one. The same tests, all of them, in both.
 *
 * @param {string} version
 * @param {{ grep?: string | undefined }} [options]
 */
export async function runIntegration(version, { grep } = {}) {
    const { launchArgs, ...executable } = (await desktop(version)) ?? (await embedded(version));
    const extensions = installDebuggers(await ensurePython().catch(withoutPython));
    return countInto(async resultsFile => {
        try {
            await runTests({
                ...executable,
                launchArgs: [...launchArgs, `--extensions-dir=${extensions}`],
                extensionDevelopmentPath: root,
                extensionTestsPath: join(root, 'dist', 'test', 'integration', 'index.js'),
                extensionTestsEnv: {
                    MOCHA_RESULTS: resultsFile,
                    MOCHA_GREP: grep,
                    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
                    EMBEDDED_VSCODE_VERSION: version,
                },
            });
            return true;
        } catch (error) {
            say(String(error instanceof Error ? error.message : error));
            return false;
        } finally {
            rmSync(extensions, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        }
    });
}

/** The tests of a stopped Python program are not there then. @param {unknown} error */
function withoutPython(error) {
    say(error instanceof Error ? error.message : String(error));
    return undefined;
}

/** @param {string} version */
async function desktop(version) {
    const inFrameBuffer = !hasDisplay() && onPath('xvfb-run') !== undefined;
    if (!hasDisplay() && !inFrameBuffer) {
        return undefined;
    }
    const { vscode } = JSON.parse(
        readFileSync(join(root, 'test', 'host', `vscode-${version}`, 'package.json'), 'utf8'),
    );
    try {
        const path = await downloadAndUnzipVSCode({
            version: vscode,
            cachePath: testData,
            timeout: 10_000,
            reporter: new SilentReporter(),
        });
        say(`VS Code ${vscode}, desktop`);
        return inFrameBuffer
            ? { vscodeExecutablePath: 'xvfb-run', launchArgs: ['--auto-servernum', path] }
            : { vscodeExecutablePath: path, launchArgs: [] };
    } catch (error) {
        say(
            `VS Code ${vscode} cannot be downloaded (${error instanceof Error ? error.message : error}): the embedded one runs the tests.`,
        );
        return undefined;
    }
}

/** @param {string} version */
async function embedded(version) {
    await ensureEmbeddedVSCode(version);
    await ensureChromium();
    say(`VS Code ${version}, embedded`);
    const launcher = join(root, 'test', 'host', process.platform === 'win32' ? 'launcher.cmd' : 'launcher.mjs');
    return { vscodeExecutablePath: launcher, launchArgs: [] };
}

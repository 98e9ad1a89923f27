import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, testData } from './paths.mjs';
import { cleanEnvironment, onPath } from './processes.mjs';

export const hasDisplay = () =>
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** The desktop's VS Code, where there is one and a display to show it on. */
export function desktopCommand() {
    return hasDisplay() ? onPath('code') : undefined;
}

/**
 * Opens a file in the desktop's VS Code, with the extension from this folder and one more that shows its panel.
 *
 * @param {string} file
 */
export async function openDesktop(file) {
    const args = [
        '--new-window',
        '--disable-extensions',
        '--disable-workspace-trust',
        '--skip-welcome',
        '--skip-release-notes',
        // A profile of its own: the reader's VS Code, open or not, stays as it is.
        '--user-data-dir',
        join(testData, 'desktop-profile'),
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--extensionDevelopmentPath=${root}`,
        `--extensionDevelopmentPath=${join(root, 'test', 'host', 'show-panel')}`,
        file,
    ];
    const windows = process.platform === 'win32';
    const quoted = windows ? args.map(arg => `"${arg}"`) : args;
    await new Promise((resolve, reject) => {
        const child = spawn('code', quoted, { env: cleanEnvironment(), stdio: 'inherit', shell: windows });
        child.on('error', reject);
        child.on('exit', code =>
            code === 0
                ? resolve(undefined)
                : reject(new Error(`code ended with ${code}. \`npm start -- --embedded\` does without it.`)),
        );
    });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackages } from './debian.mjs';
import { onPath } from './processes.mjs';

const commands = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
    'chrome',
    'msedge',
];

/** Where it is when it is not on the PATH. */
function usualPlaces() {
    switch (process.platform) {
        case 'darwin':
            return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
                name => `/Applications/${name}.app/Contents/MacOS/${name}`,
            );
        case 'win32':
            return [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']]
                .filter(folder => folder !== undefined)
                .flatMap(folder =>
                    [join('Google', 'Chrome'), join('Microsoft', 'Edge'), 'Chromium'].map(name =>
                        join(folder, name, 'Application', name.includes('Edge') ? 'msedge.exe' : 'chrome.exe'),
                    ),
                );
        default:
            return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
    }
}

/** @returns {string | undefined} the executable of a Chromium, Chrome or Edge on this machine */
export function findChromium() {
    const told = process.env['CHROMIUM_PATH'];
    if (told !== undefined && told !== '') {
        if (!existsSync(told)) {
            throw new Error(`CHROMIUM_PATH is ${told}, and there is no such file.`);
        }
        return told;
    }
    for (const command of commands) {
        const found = onPath(command);
        if (found !== undefined) {
            return found;
        }
    }
    return usualPlaces().find(place => existsSync(place));
}

/** Finds a Chromium, or installs the system's own where that needs no question. */
export async function ensureChromium() {
    const found = findChromium() ?? (await installFromDebian());
    if (found === undefined) {
        throw new Error(
            'A Chromium, Chrome or Edge is needed to show VS Code without a desktop. ' +
                'Install one (Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium) or set CHROMIUM_PATH to its executable.',
        );
    }
    return found;
}

async function installFromDebian() {
    await installDebianPackages("Installing Chromium from the system's packages, once ...", ['chromium']);
    return findChromium();
}

import { readFileSync } from 'node:fs';
import { onPath, run, say } from './processes.mjs';

/**
 * Installs packages of Debian where that needs no question; does nothing on other systems, and where a password would be
 * asked for.
 *
 * @param {string} message what a person is told meanwhile
 * @param {readonly string[]} packages
 */
export async function installDebianPackages(message, packages) {
    if (
        process.platform !== 'linux' ||
        onPath('apt-get') === undefined ||
        !readFileSync('/etc/os-release', 'utf8').includes('debian')
    ) {
        return;
    }
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    try {
        await run('env', [...sudo, 'true']);
    } catch {
        return; // sudo would ask for a password, or there is none
    }
    say(message);
    const apt = (/** @type {string[]} */ ...args) =>
        run('env', [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]);
    await apt('update');
    await apt('install', '--yes', '--no-install-recommends', ...packages);
}

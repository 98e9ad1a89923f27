import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './processes.mjs';

/**
 * Fills a folder once. A marker, written last, says that it is whole and of which `edition`, so that an interrupted
 * or outdated install is done again; a lock keeps a second process waiting meanwhile.
 *
 * @param {string} folder
 * @param {string} edition changes when the contents have to
 * @param {() => Promise<void>} install called with the folder present and empty
 */
export async function installOnce(folder, edition, install) {
    const marker = join(folder, '.installed');
    const isWhole = () => existsSync(marker) && readFileSync(marker, 'utf8') === edition;
    if (isWhole()) {
        return;
    }
    mkdirSync(dirname(folder), { recursive: true });
    const unlock = await lock(`${folder}.lock`);
    try {
        if (isWhole()) {
            return;
        }
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
        await install();
        writeFileSync(marker, edition);
    } finally {
        unlock();
    }
}

/** Waits until no living process holds the lock, then holds it. @param {string} path */
async function lock(path) {
    for (let waited = 0; ; waited++) {
        try {
            writeFileSync(path, String(process.pid), { flag: 'wx' });
            return () => rmSync(path, { force: true });
        } catch (error) {
            if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
                throw error;
            }
        }
        if (isAbandoned(path)) {
            rmSync(path, { force: true });
            continue;
        }
        if (waited === 0) {
            say(`Waiting for another process that installs the same (${path}) ...`);
        }
        await sleep(500);
    }
}

/** @param {string} path */
function isAbandoned(path) {
    try {
        const holder = Number(readFileSync(path, 'utf8'));
        if (holder === 0) {
            // created, the number not yet written
            return Date.now() - statSync(path).mtimeMs > 5000;
        }
        process.kill(holder, 0);
        return false;
    } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ESRCH';
    }
}

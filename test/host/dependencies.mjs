import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm, say } from './processes.mjs';

/** Installs the project's packages where they are missing or not those of package-lock.json. Imports none of them. */
export async function ensureDependencies() {
    if (areInstalled()) {
        return;
    }
    say('Installing the packages of package-lock.json ...');
    await npm(['ci', '--no-audit', '--no-fund'], root);
}

function areInstalled() {
    const installed = join(root, 'node_modules', '.package-lock.json');
    if (!existsSync(installed)) {
        return false;
    }
    const packages = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8')).packages;
    const present = packages(installed);
    return Object.entries(packages(join(root, 'package-lock.json'))).every(
        ([path, { version, optional, devOptional, link }]) =>
            path === '' || optional || devOptional || link || present[path]?.version === version,
    );
}

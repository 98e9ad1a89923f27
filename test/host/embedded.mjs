import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm } from './processes.mjs';
import { installRecipe } from './recipe.mjs';

/**
 * A real VS Code out of the npm package `code-server`, of which only lib/vscode is used: VS Code's own web server and
 * workbench.
 *
 * @typedef {{ version: string, folder: string, server: string, node: string }} EmbeddedVSCode
 */

const recipes = join(root, 'test', 'host');

/** The VS Code versions to test with, oldest first: one for each folder vscode-<version> here. */
export const versions = readdirSync(recipes)
    .flatMap(name => /^vscode-(\d+\.\d+)$/.exec(name)?.[1] ?? [])
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

export const newest = /** @type {string} */ (versions.at(-1));

/**
 * Installs it into .vscode-test when it is not there yet.
 *
 * @param {string} version one of `versions`
 * @returns {Promise<EmbeddedVSCode>}
 */
export async function ensureEmbeddedVSCode(version) {
    if (!versions.includes(version)) {
        throw new Error(`There is no VS Code ${version} here; there is ${versions.join(' and ')}.`);
    }
    const packageFolder = await installRecipe(join(recipes, `vscode-${version}`), `VS Code ${version}`, {
        name: `embedded-${version}`,
        // Its npm-shrinkwrap.json pins the versions; `npm ci` finds it out of step with its package.json.
        complete: async folder => {
            await npm(
                ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
                join(folder, 'node_modules', 'code-server', 'lib', 'vscode'),
            );
        },
    });
    const codeServer = join(packageFolder, 'node_modules', 'code-server');
    const folder = join(codeServer, 'lib', 'vscode');
    const needs = Number.parseInt(JSON.parse(readFileSync(join(codeServer, 'package.json'), 'utf8')).engines.node);
    return { version, folder, server: join(folder, 'out', 'server-main.js'), node: await ensureNode(needs) };
}

/**
 * A Node of at least this major version: the one that runs this, or one from npm.
 *
 * @param {number} major
 */
async function ensureNode(major) {
    if (Number.parseInt(process.versions.node) >= major) {
        return process.execPath;
    }
    const folder = await installRecipe(join(recipes, `node-${major}`), `Node ${major}`);
    const modules = join(folder, 'node_modules');
    const name = readdirSync(modules).find(entry => entry.startsWith('node-'));
    if (name === undefined) {
        throw new Error(
            `No package holds Node ${major} for ${process.platform} ${process.arch}. Install Node ${major} and run this with it.`,
        );
    }
    const manifest = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
    return join(modules, name, manifest.bin.node);
}

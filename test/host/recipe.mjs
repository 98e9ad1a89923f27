import { copyFileSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { installOnce } from './installOnce.mjs';
import { testData } from './paths.mjs';
import { npm, say } from './processes.mjs';

/**
 * @typedef {object} RecipeOptions
 * @property {string} [name] of the folder in .vscode-test; that of the recipe's own
 * @property {readonly string[]} [args] more arguments for npm
 * @property {(folder: string) => Promise<void>} [complete] what is to be done beyond
 */

/**
 * `npm ci` of a committed recipe (package.json and package-lock.json) into .vscode-test, once. No package runs a
 * script of its own.
 *
 * @param {string} recipe its folder
 * @param {string} what for the progress line
 * @param {RecipeOptions} [options]
 * @returns {Promise<string>} where it is
 */
export async function installRecipe(recipe, what, { name = basename(recipe), args = [], complete } = {}) {
    const folder = join(testData, name);
    const lockFile = join(recipe, 'package-lock.json');
    const edition = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
    await installOnce(folder, edition, async () => {
        say(`Installing ${what} from npm, once ...`);
        const start = Date.now();
        for (const file of ['package.json', 'package-lock.json']) {
            copyFileSync(join(recipe, file), join(folder, file));
        }
        try {
            await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...args], folder);
            await complete?.(folder);
        } catch (error) {
            throw new Error(
                `${what} could not be installed from the npm registry. Is it reachable, is there room on the disk? (${folder})`,
                { cause: error },
            );
        }
        say(`Installed ${what} in ${Math.round((Date.now() - start) / 1000)} s.`);
    });
    return folder;
}

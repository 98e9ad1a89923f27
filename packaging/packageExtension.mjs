import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { root } from '../test/host/paths.mjs';
import { run } from '../test/host/processes.mjs';
import { installRecipe } from '../test/host/recipe.mjs';

const recipe = fileURLToPath(new URL('vsce', import.meta.url));

/**
 * Builds what ships and packs it. vsce runs the build: the manifest's vscode:prepublish.
 *
 * @param {string} file
 */
export async function packageExtension(file) {
    // Signatures and key rings, which are optional there, are for publishing.
    const vsce = await installRecipe(recipe, 'vsce', { args: ['--omit=optional'] });
    const cli = join(vsce, 'node_modules', '@vscode', 'vsce', 'vsce');
    await run(process.execPath, [cli, 'package', '--no-dependencies', '--out', file], { cwd: root });
}

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { temporaryFolder } from './server.mjs';

/**
 * A new folder of installed extensions that has the debuggers of the tests: one that answers as it is told, and where
 * there is a Python that has them, debugpy and that of Jupyter's kernel.
 *
 * @param {string | undefined} python
 */
export function installDebuggers(python) {
    const extensions = temporaryFolder('extensions');
    const ofPython = python === undefined ? [] : ['debugpy-for-tests', 'jupyter-for-tests'];
    for (const name of ['scripted-debugger', ...ofPython]) {
        const folder = join(extensions, `explain-cross-entropy-tests.${name}-0.0.1`);
        cpSync(join(root, 'test', 'live', name), folder, { recursive: true });
        const manifest = join(folder, 'package.json');
        writeFileSync(
            manifest,
            readFileSync(manifest, 'utf8').replace('"python3"', JSON.stringify(python ?? 'python3')),
        );
    }
    return extensions;
}

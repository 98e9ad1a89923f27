import { existsSync } from 'node:fs';
import { installDebianPackages } from './debian.mjs';
import { onPath, run } from './processes.mjs';

/** Where a Python may be that has PyTorch: the one of the system's packages before that of the PATH. */
const places = () => {
    const told = process.env['PYTHON_WITH_TORCH'];
    return told !== undefined && told !== ''
        ? [told]
        : ['/usr/bin/python3', onPath('python3'), onPath('python')].filter(place => place !== undefined);
};

/**
 * @param {readonly string[]} modules
 * @returns {Promise<string | undefined>} the executable of a Python that has them
 */
async function findPython(modules) {
    const all = modules.map(name => `u.find_spec('${name}')`).join(' and ');
    for (const python of places().filter(place => existsSync(place))) {
        try {
            await run(python, ['-c', `import importlib.util as u, sys; sys.exit(0 if ${all} else 1)`]);
            return python;
        } catch {
            // not this one
        }
    }
    return undefined;
}

/**
 * Finds a Python that has these, or installs the system's own where that needs no question.
 *
 * @param {string} what it is needed for
 * @param {readonly string[]} modules
 */
async function ensureWith(what, modules) {
    const found = await findPython(modules);
    if (found !== undefined) {
        return found;
    }
    const named = modules.map(name => name.replace('_', '-'));
    const packages = named.map(name => `python3-${name}`);
    const list = named.join(', ');
    if (process.env['PYTHON_WITH_TORCH'] === undefined) {
        await installDebianPackages(`Installing ${list} for Python from the system's packages, once ...`, packages);
    }
    const installed = await findPython(modules);
    if (installed === undefined) {
        throw new Error(
            `A Python with ${list} is needed to test values in ${what}. ` +
                `Install them (Debian and Ubuntu: apt-get install ${packages.join(' ')}; elsewhere: pip install ${named.join(' ')}) ` +
                'or set PYTHON_WITH_TORCH to the executable of such a Python.',
        );
    }
    return installed;
}

/** A Python with PyTorch and debugpy. */
export const ensurePython = () => ensureWith('a debugger', ['torch', 'debugpy']);

/** A Python that is the kernel of notebooks, too. */
export const ensureJupyter = () =>
    ensureWith('the debugger of notebooks', ['torch', 'debugpy', 'ipykernel', 'jupyter_client']);

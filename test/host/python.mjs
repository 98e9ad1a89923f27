import { existsSync } from 'node:fs';
import { installDebianPackages } from './debian.mjs';
import { onPath, run } from './processes.mjs';

/** Where a Python may be that has PyTorch and debugpy: the one of the system's packages before that of the PATH. */
const places = () => {
    const told = process.env['PYTHON_WITH_TORCH'];
    return told !== undefined && told !== ''
        ? [told]
        : ['/usr/bin/python3', onPath('python3'), onPath('python')].filter(place => place !== undefined);
};

/** @returns {Promise<string | undefined>} the executable of a Python with PyTorch and debugpy */
async function findPython() {
    for (const python of places().filter(place => existsSync(place))) {
        try {
            await run(python, [
                '-c',
                "import importlib.util as u, sys; sys.exit(0 if u.find_spec('torch') and u.find_spec('debugpy') else 1)",
            ]);
            return python;
        } catch {
            // not this one
        }
    }
    return undefined;
}

/** Finds a Python with PyTorch and debugpy, or installs the system's own where that needs no question. */
export async function ensurePython() {
    const found = await findPython();
    if (found !== undefined) {
        return found;
    }
    if (process.env['PYTHON_WITH_TORCH'] === undefined) {
        await installDebianPackages("Installing PyTorch and debugpy from the system's packages, once ...", [
            'python3-torch',
            'python3-debugpy',
        ]);
    }
    const installed = await findPython();
    if (installed === undefined) {
        throw new Error(
            'A Python with PyTorch and debugpy is needed to test values in a debugger. ' +
                'Install them (Debian and Ubuntu: apt-get install python3-torch python3-debugpy; elsewhere: pip install torch debugpy) ' +
                'or set PYTHON_WITH_TORCH to the executable of such a Python.',
        );
    }
    return installed;
}

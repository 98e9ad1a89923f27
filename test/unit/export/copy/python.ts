import { spawnSync } from 'node:child_process';

export interface Script {
    readonly name: string;
    readonly text: string;
}

/** What running a script gave. */
export interface Outcome {
    readonly name: string;
    /** The exception, '' where there was none. */
    readonly error: string;
    readonly output: string;
}

/**
 * Runs all scripts that come on stdin, each in a module of its own, and writes what became of them. Importing torch
 * once is enough.
 */
const runner = `
import contextlib, io, json, sys, traceback
outcomes = []
for given in json.load(sys.stdin):
    output, error = io.StringIO(), ''
    try:
        with contextlib.redirect_stdout(output):
            exec(compile(given['text'], given['name'], 'exec'), {'__name__': '__main__'})
    except Exception:
        error = traceback.format_exc()
    outcomes.append({'name': given['name'], 'error': error, 'output': output.getvalue()})
json.dump(outcomes, sys.stdout)
sys.exit(0)
`;

const finder = `
import importlib.util, sys
print(*(name for name in sys.argv[1:] if importlib.util.find_spec(name)))
`;

/** For each of the modules the first of the system's Python and the one on the PATH that has it. */
export function pythonsWith(modules: readonly string[]): readonly (string | undefined)[] {
    const pythons = ['/usr/bin/python3', 'python3'].map(python => {
        const { stdout } = spawnSync(python, ['-c', finder, ...modules], { encoding: 'utf8' });
        return { python, found: new Set((stdout as string | null)?.trim().split(' ')) }; // null where there is no Python
    });
    return modules.map(module => pythons.find(({ found }) => found.has(module))?.python);
}

export function runAll(python: string, scripts: readonly Script[]): readonly Outcome[] {
    const { status, stdout, stderr } = spawnSync(python, ['-W', 'ignore', '-c', runner], {
        input: JSON.stringify(scripts),
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
        env: { ...process.env, OMP_NUM_THREADS: '1', TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '' },
    });
    if (status !== 0) {
        throw new Error(`${python} ended with ${status}: ${stderr}`);
    }
    return JSON.parse(stdout) as readonly Outcome[];
}

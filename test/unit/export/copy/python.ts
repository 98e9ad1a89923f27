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

/** The first of the system's Python and the one on the PATH that has the module. */
export const pythonWith = (module: string): string | undefined =>
    ['/usr/bin/python3', 'python3'].find(
        python =>
            spawnSync(python, [
                '-c',
                `import importlib.util, sys; sys.exit(importlib.util.find_spec('${module}') is None)`,
            ]).status === 0,
    );

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

import { spawn, spawnSync } from 'node:child_process';

/** Says what is going on, on stderr: stdout belongs to the results. @param {string} line */
export function say(line) {
    process.stderr.write(`${line}\n`);
}

/**
 * The environment for a child: without what a surrounding VS Code, npm script or debugger put there for themselves.
 *
 * @param {Record<string, string | undefined>} [extra]
 * @returns {Record<string, string | undefined>}
 */
export function cleanEnvironment(extra = {}) {
    const kept = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
    return { ...Object.fromEntries(kept), ...extra };
}

/**
 * Runs a command to its end and hands back what it printed; throws with that text where it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options] `env` is all that the command gets to
 * see; without it, what this process sees
 * @returns {Promise<string>}
 */
export function run(command, args, { cwd, env = process.env } = {}) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        child.stdout.on('data', chunk => (output += chunk));
        child.stderr.on('data', chunk => (output += chunk));
        child.on('error', reject);
        child.on('close', (code, signal) =>
            code === 0
                ? resolve(output)
                : reject(
                      new Error(
                          `${command} ${args.join(' ')} ended with ${signal ?? code}:\n${output.trim().slice(-4000)}`,
                      ),
                  ),
        );
    });
}

/**
 * Runs npm with the Node that runs this script.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function npm(args, cwd) {
    const cli = process.env['npm_execpath'];
    if (cli?.endsWith('.js')) {
        return run(process.execPath, [cli, ...args], { cwd });
    }
    return process.platform === 'win32' ? run('cmd', ['/c', 'npm', ...args], { cwd }) : run('npm', args, { cwd });
}

/** Is there such a command on the PATH? @param {string} command */
export function onPath(command) {
    const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { encoding: 'utf8' });
    return found.status === 0 ? found.stdout.split(/\r?\n/)[0] : undefined;
}

/**
 * Ends a process that was started `detached`, and all that it started. @param
 * {import('node:child_process').ChildProcess} child
 */
export function killTree(child) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
        return;
    }
    if (process.platform === 'win32') {
        spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
        return;
    }
    try {
        process.kill(-child.pid, 'SIGKILL');
    } catch {
        // It ended in the meantime.
    }
}

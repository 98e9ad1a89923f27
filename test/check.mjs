// npm run check: the TypeScript compiler over every world, that is every folder of this package with a tsconfig.json.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { caches, root } from './host/paths.mjs';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/** @param {string} folder @returns {string[]} */
function projects(folder) {
    const inside = readdirSync(folder, { withFileTypes: true })
        .filter(
            entry =>
                entry.isDirectory() && !entry.name.startsWith('.') && !['node_modules', 'dist'].includes(entry.name),
        )
        .map(entry => join(folder, entry.name))
        .filter(child => !existsSync(join(child, 'package.json'))); // a package of its own looks after itself
    const own = join(folder, 'tsconfig.json');
    return [...(existsSync(own) ? [own] : []), ...inside.flatMap(projects)];
}

/** @param {string} project @returns {Promise<boolean>} */
function compiles(project) {
    return new Promise(resolve => {
        const child = spawn(
            process.execPath,
            [
                tsc,
                '--noEmit',
                ...[
                    '--incremental',
                    '--tsBuildInfoFile',
                    join(caches, 'tsc', `${relative(root, project)}.tsbuildinfo`),
                ],
                ...['--pretty', String(Boolean(process.stdout.isTTY))],
                ...['--project', project],
            ],
            { cwd: root },
        );
        let output = '';
        child.stdout.on('data', chunk => (output += chunk));
        child.stderr.on('data', chunk => (output += chunk));
        child.on('close', code => {
            console.log(`${code === 0 ? 'compiles' : 'FAILS   '}  ${relative(root, project)}`);
            if (output.trim() !== '') {
                console.log(output.trimEnd());
            }
            resolve(code === 0);
        });
    });
}

const found = projects(root);
const results = await Promise.all(found.map(compiles));
process.exitCode = results.length > 0 && results.every(Boolean) ? 0 : 1;

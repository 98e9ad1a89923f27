// npm run mutate -- src/diagnose src/format/numbers.ts: breaks the named pure code in small ways, one at a time, and
// lists each break that no unit test notices. A whole folder takes minutes to hours.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../host/dependencies.mjs';
import { root } from '../host/paths.mjs';
import { npm } from '../host/processes.mjs';

const own = fileURLToPath(new URL('.', import.meta.url));

const paths = process.argv.slice(2);
if (paths.length === 0) {
    console.error('Name the files or folders of src to break: npm run mutate -- src/diagnose/rules');
    process.exit(2);
}

await ensureDependencies();
if (!existsSync(`${own}node_modules`)) {
    await npm(['ci', '--no-audit', '--no-fund'], own);
}
const stryker = join(own, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const mutate = paths.map(path => (path.endsWith('.ts') ? path : `${path.replace(/\/$/, '')}/**/*.ts`)).join(',');
const { status } = spawnSync(process.execPath, [stryker, 'run', `${own}stryker.config.mjs`, '--mutate', mutate], {
    cwd: root,
    stdio: 'inherit',
});
process.exitCode = status ?? 1;

// npm run package: the extension as one file to install, explain-cross-entropy-<version>.vsix.
//   npm run package -- --out path.vsix
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from '../test/host/dependencies.mjs';
import { root } from '../test/host/paths.mjs';
import { say } from '../test/host/processes.mjs';
import { packageExtension } from './packageExtension.mjs';

try {
    const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { values } = parseArgs({ options: { out: { type: 'string', default: `${name}-${version}.vsix` } } });
    await ensureDependencies();
    // Paths are meant from where npm was called.
    await packageExtension(resolve(process.env['INIT_CWD'] ?? process.cwd(), values.out));
    say(`${values.out} is ready. To install it: code --install-extension ${values.out}`);
} catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
}

import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { bytesAtOnce } from './bytesAtOnce';

/** What runs when VS Code starts, whether or not a person uses it that day, in bytes. */
const MOST = 25 * 1024;

describe('the start of the extension', () => {
    it('runs what registers its features, and loads the rest when it is needed', async () => {
        const entryPoint = 'src/extension.ts';
        const { metafile } = await build({
            entryPoints: [entryPoint],
            outdir: 'dist',
            write: false,
            metafile: true,
            bundle: true,
            minify: true,
            splitting: true,
            format: 'esm',
            platform: 'browser',
            external: ['vscode'],
        });
        const bytes = bytesAtOnce(metafile, entryPoint);
        assert.ok(bytes <= MOST, `${bytes} bytes: which feature does more than register at once?`);
    }).timeout(60_000);
});

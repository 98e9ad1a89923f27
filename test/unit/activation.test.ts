import assert from 'node:assert/strict';
import { build } from 'esbuild';
import type { Metafile } from 'esbuild';

/** What runs when VS Code starts, whether or not a person uses it that day, in bytes. */
const MOST = 25 * 1024;

/** The bytes of an entry point and of all that it imports, without what it only imports when that is needed. */
function bytesAtOnce({ outputs }: Metafile, entryPoint: string): number {
    const entry = Object.keys(outputs).find(path => outputs[path]!.entryPoint === entryPoint);
    assert.ok(entry);
    const pieces = new Set([entry]);
    for (const piece of pieces) {
        for (const { path, kind } of outputs[piece]!.imports) {
            if (kind === 'import-statement' && outputs[path]) {
                pieces.add(path);
            }
        }
    }
    return [...pieces].reduce((sum, piece) => sum + outputs[piece]!.bytes, 0);
}

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

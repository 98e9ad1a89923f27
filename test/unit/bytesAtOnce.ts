import assert from 'node:assert/strict';
import type { Metafile } from 'esbuild';

/** The bytes of an entry point and of all that it imports, without what it only imports when that is needed. */
export function bytesAtOnce({ outputs }: Metafile, entryPoint: string): number {
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

// Compiles src/math/assembly/softmax.ts, and writes the module beside it, or into another file:
//   node kernels.mjs [file]
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('src/math/assembly/', import.meta.url));
const [file = `${folder}compiled.ts`] = process.argv.slice(2);

/** @type {Uint8Array | undefined} */
let module;
const { error, stderr } = await asc.main(
    [
        'softmax.ts',
        ...['--baseDir', folder, '--outFile', 'softmax.wasm'],
        ...['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--use', 'abort=', '--enable', 'simd'],
        ...['--initialMemory', '2', '--maximumMemory', '2'],
    ],
    {
        writeFile(_, contents) {
            module = /** @type {Uint8Array} */ (contents);
        },
    },
);
if (error || module === undefined) {
    throw new Error(`The loops are not compiled: ${error?.message}\n${stderr.toString()}`);
}
writeFileSync(
    file,
    `/** softmax.ts, compiled by \`npm run kernels\`, in base64. */
export const COMPILED_LOOPS =
    '${Buffer.from(module).toString('base64')}';
`,
);

import { COMPILED_LOOPS } from './assembly/compiled';
import { rootsHigh, rootsLow } from './exponential';
import { BLOCK } from './loops';
import type { Loops, SampleScale, SoftmaxInput, Stretch } from './loops';

/** What assembly/softmax.ts exports. A number of bytes is a multiple of 16. */
interface Exports {
    readonly memory: { readonly buffer: ArrayBuffer };
    readonly ROOTS_AT: Address;
    readonly SUMS_AT: Address;
    readonly LOGITS_AT: Address;
    readonly EXP_AT: Address;
    readonly SOFTMAX_AT: Address;
    readonly LOG_SOFTMAX_AT: Address;
    addUpFloat64: (bytes: number, max: number) => void;
    addUpFloat32: (bytes: number, max: number) => void;
    writeFloat64: (bytes: number, max: number, sum: number, logSum: number) => void;
    writeFloat32: (bytes: number, max: number, sum: number, logSum: number, asBfloat16: boolean) => void;
}

interface Address {
    readonly value: number;
}

// Every engine here has them; the types of this folder know of neither browser nor Node.
declare const WebAssembly:
    | {
          readonly Module: new (bytes: Uint8Array) => object;
          readonly Instance: new (module: object) => { readonly exports: unknown };
      }
    | undefined;
declare const atob: (base64: string) => string;

function instance(): Exports | undefined {
    if (typeof WebAssembly === 'undefined') {
        return undefined;
    }
    try {
        const bytes = Uint8Array.from(atob(COMPILED_LOOPS), character => character.charCodeAt(0));
        return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports;
    } catch {
        return undefined; // an engine without SIMD, or a page that does not allow it
    }
}

function copyIn({ layout: { stride }, logits }: SoftmaxInput, { start, from, count }: Stretch, block: Float64Array) {
    const first = start + from * stride;
    if (stride === 1) {
        block.set(logits.subarray(first, first + count));
    } else {
        for (let k = 0, i = first; k < count; k++, i += stride) {
            block[k] = logits[i]!;
        }
    }
    if (count % 2 === 1) {
        block[count] = -Infinity; // goes into the sum of the odd ones as nothing
    }
}

function copyOut(
    block: Float64Array,
    { layout: { stride } }: SoftmaxInput,
    { start, from, count }: Stretch,
    data: Float64Array,
) {
    const first = start + from * stride;
    if (stride === 1) {
        data.set(count < block.length ? block.subarray(0, count) : block, first);
    } else {
        for (let k = 0, i = first; k < count; k++, i += stride) {
            data[i] = block[k]!;
        }
    }
}

const bytesOf = (count: number): number => (count + (count % 2)) * Float64Array.BYTES_PER_ELEMENT;

/** The loops of `./loops` as WebAssembly, to the same digits; undefined where the engine does not run it. */
function instantiate(): Readonly<Record<'float64' | 'rounded', Loops>> | undefined {
    const compiled = instance();
    if (compiled === undefined) {
        return undefined;
    }
    const { buffer } = compiled.memory;
    const view = ({ value }: Address, length = BLOCK) => new Float64Array(buffer, value, length);
    const roots = view(compiled.ROOTS_AT, 2 * rootsHigh.length);
    rootsHigh.forEach((high, j) => roots.set([high, rootsLow[j]!], 2 * j));
    const sums = view(compiled.SUMS_AT, 4);
    const logits = view(compiled.LOGITS_AT);
    const outputs = {
        exp: view(compiled.EXP_AT),
        softmax: view(compiled.SOFTMAX_AT),
        logSoftmax: view(compiled.LOG_SOFTMAX_AT),
    };

    const loops = (
        addUpBlock: (bytes: number, max: number) => void,
        writeBlock: (input: SoftmaxInput, bytes: number, scale: SampleScale) => void,
    ): Loops => ({
        addUp(input, stretch, max, without) {
            copyIn(input, stretch, logits);
            const { start, from, count } = stretch;
            const left = without < 0 ? -1 : (without - start) / input.layout.stride - from;
            if (left >= 0 && left < count) {
                logits[left] = -Infinity;
            }
            sums.fill(0);
            addUpBlock(bytesOf(count), max);
            return sums;
        },
        write(input, stretch, scale, arrays) {
            copyIn(input, stretch, logits);
            writeBlock(input, bytesOf(stretch.count), scale);
            copyOut(outputs.exp, input, stretch, arrays.exp);
            copyOut(outputs.softmax, input, stretch, arrays.softmax);
            copyOut(outputs.logSoftmax, input, stretch, arrays.logSoftmax);
        },
    });
    return {
        float64: loops(compiled.addUpFloat64, (_, bytes, { max, sum, logSum }) =>
            compiled.writeFloat64(bytes, max, sum, logSum),
        ),
        rounded: loops(compiled.addUpFloat32, ({ arithmetic: { dtype, store } }, bytes, { max, sum, logSum }) => {
            compiled.writeFloat32(bytes, max, sum, logSum, dtype === 'bfloat16');
            if (dtype === 'float16') {
                for (const output of [outputs.softmax, outputs.logSoftmax]) {
                    for (let k = 0; k < BLOCK; k++) {
                        output[k] = store(output[k]!);
                    }
                }
            }
        }),
    };
}

let known: { readonly loops: ReturnType<typeof instantiate> } | undefined;

/** Compiled when they are first asked for, in about a millisecond. */
export function compiledLoops(): ReturnType<typeof instantiate> {
    known ??= { loops: instantiate() };
    return known.loops;
}

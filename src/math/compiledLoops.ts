import { COMPILED_LOOPS } from './assembly/compiled';
import { rootsHigh, rootsLow } from './exponential';
import { BLOCK } from './loops';
import type { Loops, SampleScale, SoftmaxInput, ClassRange } from './loops';

/** What assembly/softmax.ts exports. A number of bytes is a multiple of 16. */
interface Exports {
    readonly memory: { readonly buffer: ArrayBuffer };
    addUpFloat64: (bytes: number, max: number) => void;
    addUpFloat32: (bytes: number, max: number) => void;
    writeFloat64: (bytes: number, max: number, sum: number, logSum: number) => void;
    writeFloat32: (bytes: number, max: number, sum: number, logSum: number, asBfloat16: boolean) => void;
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

function copyIn({ layout: { stride }, logits }: SoftmaxInput, { start, from, count }: ClassRange, block: Float64Array) {
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
    { start, from, count }: ClassRange,
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
    let at = 0;
    const next = (length: number): Float64Array => {
        const numbers = new Float64Array(buffer, at, length);
        at += numbers.byteLength;
        return numbers;
    };
    // In the order of assembly/softmax.ts.
    const roots = next(2 * rootsHigh.length);
    const sums = next(4);
    const logits = next(BLOCK);
    const outputs = { exp: next(BLOCK), softmax: next(BLOCK), logSoftmax: next(BLOCK) };
    rootsHigh.forEach((high, j) => roots.set([high, rootsLow[j]!], 2 * j));

    const loops = (
        addUpBlock: (bytes: number, max: number) => void,
        writeBlock: (input: SoftmaxInput, bytes: number, scale: SampleScale) => void,
    ): Loops => ({
        addUp(input, range, max, without) {
            copyIn(input, range, logits);
            const { start, from, count } = range;
            const left = without < 0 ? -1 : (without - start) / input.layout.stride - from;
            if (left >= 0 && left < count) {
                logits[left] = -Infinity;
            }
            sums.fill(0);
            addUpBlock(bytesOf(count), max);
            return sums;
        },
        write(input, range, scale, arrays) {
            copyIn(input, range, logits);
            writeBlock(input, bytesOf(range.count), scale);
            copyOut(outputs.exp, input, range, arrays.exp);
            copyOut(outputs.softmax, input, range, arrays.softmax);
            copyOut(outputs.logSoftmax, input, range, arrays.logSoftmax);
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

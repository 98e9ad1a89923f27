import { nearestInteger, powerOfTwo } from './binary';
import type { ArithmeticDtype } from './types';

/**
 * How a floating type computes. `store` rounds to the type that tensors are held in. `compute` rounds to the
 * type that one kernel computes in between its load and its store: torch computes float16 and bfloat16
 * kernels (softmax, log-softmax, sums, NLL) in float32 and rounds only what it writes, see `acc_type` in
 * aten/src/ATen/AccumulateType.h and its use in aten/src/ATen/native/cuda/SoftMax.cu and Loss.cu.
 * Sums over many terms are rounded once from a compensated float64 sum: every order of addition (vector
 * lanes, thread blocks) comes near that, none is the order.
 */
export interface Arithmetic {
    readonly dtype: ArithmeticDtype;
    readonly store: (value: number) => number;
    readonly compute: (value: number) => number;
}

/** How many bits a type keeps of a number after the leading one: its neighbours are 2^-bits of it away. */
export const fractionBits: { readonly [D in ArithmeticDtype]: number } = {
    float64: 52,
    float32: 23,
    float16: 10,
    bfloat16: 7,
};

const exact = (value: number): number => value;

const arithmetics: { readonly [D in ArithmeticDtype]: Arithmetic } = {
    float64: { dtype: 'float64', store: exact, compute: exact },
    float32: { dtype: 'float32', store: Math.fround, compute: Math.fround },
    float16: { dtype: 'float16', store: roundToFloat16, compute: Math.fround },
    bfloat16: { dtype: 'bfloat16', store: roundToBfloat16, compute: Math.fround },
};

export function arithmeticOf(dtype: ArithmeticDtype): Arithmetic {
    return arithmetics[dtype];
}

const asFloat32 = new Float32Array(1);
const asBits = new Uint32Array(asFloat32.buffer);

/** floor(log2(magnitude)), or one more so near the next power of two that every type here rounds up to it. */
function exponentOf(magnitude: number): number {
    asFloat32[0] = magnitude;
    return (asBits[0]! >>> 23) - 127;
}

/**
 * Rounds to `bits` bits after the leading one, ties to even; below 2^smallestExponent to the subnormals' grid.
 */
function roundTo(value: number, bits: number, smallestExponent: number, largest: number): number {
    const magnitude = Math.abs(value);
    if (!(magnitude > 0 && magnitude < Infinity)) {
        return value;
    }
    const grid = Math.max(exponentOf(magnitude), smallestExponent) - bits;
    const rounded = nearestInteger(magnitude * powerOfTwo(-grid)) * powerOfTwo(grid);
    const stored = rounded <= largest ? rounded : Infinity;
    return value < 0 ? -stored : stored;
}

/** The nearest IEEE 754 binary16, ties to even: 11 bits, up to 65504, subnormals down to 2^-24. */
export function roundToFloat16(value: number): number {
    return roundTo(value, fractionBits.float16, -14, 65504);
}

/** The nearest bfloat16, ties to even: 8 bits, up to 3.39e38, subnormals down to 2^-133. */
export function roundToBfloat16(value: number): number {
    asFloat32[0] = value;
    const bits = asBits[0]!;
    // A float32 is the first half of its bits, rounded. One that is half way only since it was rounded itself says nothing.
    if (value !== value || ((bits & 0xffff) === 0x8000 && asFloat32[0] !== value)) {
        return roundTo(value, fractionBits.bfloat16, -126, 0xff * 2 ** 120);
    }
    asBits[0] = (bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000;
    return asFloat32[0];
}

/** A copy with every number rounded; the data itself where nothing is to round. */
export function storeAll(data: Float64Array, { dtype, store }: Arithmetic): Float64Array {
    switch (dtype) {
        case 'float64':
            return data;
        case 'float32':
            return new Float64Array(new Float32Array(data)); // a call for each number would take longer
        default: {
            // Half the time of data.map(store).
            const stored = new Float64Array(data.length);
            for (let i = 0; i < stored.length; i++) {
                stored[i] = store(data[i]!);
            }
            return stored;
        }
    }
}

/** `storeAll` of numbers of which all but the changed ones are stored already. */
export function storeChanged(
    data: Float64Array,
    changed: readonly number[],
    before: Float64Array,
    { dtype, store }: Arithmetic,
): Float64Array {
    if (dtype === 'float64') {
        return data;
    }
    const stored = before.slice();
    for (const offset of changed) {
        stored[offset] = store(data[offset]!);
    }
    return stored;
}

import { strFromU8 } from 'fflate';
import type { Shape } from '../model/tensor';
import { storedSize, decode } from './decode';
import { fileMessages } from './messages';
import { orRefused, sorted } from './npz';
import { UnreadableFile } from './types';
import type { FileArray, FileFormat } from './types';

/** The largest header that the library itself reads, in bytes. */
const LONGEST_HEADER = 100_000_000;

/** What the format calls the types; `complex` and whatever is new are refused by their own names. */
const DTYPES: ReadonlyMap<string, string> = new Map([
    ['BOOL', 'bool'],
    ['U8', 'uint8'],
    ['I8', 'int8'],
    ['U16', 'uint16'],
    ['I16', 'int16'],
    ['U32', 'uint32'],
    ['I32', 'int32'],
    ['U64', 'uint64'],
    ['I64', 'int64'],
    ['F8_E4M3', 'float8_e4m3fn'],
    ['F8_E5M2', 'float8_e5m2'],
    ['F16', 'float16'],
    ['BF16', 'bfloat16'],
    ['F32', 'float32'],
    ['F64', 'float64'],
]);

interface Described {
    readonly key: string;
    readonly dtype: string;
    readonly shape: Shape;
    readonly start: number;
    readonly end: number;
}

/** https://github.com/huggingface/safetensors#format: the header's length, the header as JSON, the numbers. */
export const safetensors: FileFormat = {
    extensions: ['safetensors'],

    open(bytes) {
        if (bytes.length < 8) {
            throw new UnreadableFile(fileMessages.cutShort(8 - bytes.length));
        }
        const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
        if (length > LONGEST_HEADER || length > bytes.length - 8) {
            throw new UnreadableFile(fileMessages.headerTooLong(length));
        }
        const described = describedIn(strFromU8(bytes.subarray(8, 8 + length)));
        const data = bytes.subarray(8 + length);
        const missing = described.reduce((last, { end }) => Math.max(last, end), 0) - data.length;
        if (missing > 0) {
            throw new UnreadableFile(fileMessages.cutShort(missing));
        }
        checkOverlaps(described);
        return { ...sorted(described.map(each => orRefused(each.key, () => arrayIn(each, data)))), isTorch: true };
    },
};

function describedIn(header: string): readonly Described[] {
    let tensors: unknown;
    try {
        tensors = JSON.parse(header);
    } catch {
        throw new UnreadableFile(fileMessages.badHeader());
    }
    if (typeof tensors !== 'object' || tensors === null || Array.isArray(tensors)) {
        throw new UnreadableFile(fileMessages.badHeader());
    }
    return Object.entries(tensors)
        .filter(([key]) => key !== '__metadata__')
        .map(([key, value]) => describedBy(key, value));
}

function describedBy(key: string, value: unknown): Described {
    const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Partial<Record<string, unknown>>;
    if (typeof dtype === 'string' && areSizes(shape) && areSizes(offsets) && offsets.length === 2) {
        const [start, end] = offsets as [number, number];
        if (start <= end) {
            return { key, dtype, shape, start, end };
        }
    }
    throw new UnreadableFile(fileMessages.badHeader());
}

const areSizes = (value: unknown): value is readonly number[] =>
    Array.isArray(value) && value.every(size => Number.isSafeInteger(size) && (size as number) >= 0);

function checkOverlaps(described: readonly Described[]): void {
    const inOrder = described.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
    inOrder.forEach((each, i) => {
        const after = inOrder[i + 1];
        if (after && each.end > after.start) {
            throw new UnreadableFile(fileMessages.overlapping(each.key, after.key));
        }
    });
}

function arrayIn({ key, dtype: said, shape, start, end }: Described, data: Uint8Array): FileArray {
    const dtype = DTYPES.get(said);
    if (dtype === undefined) {
        throw new UnreadableFile(
            said.startsWith('C') ? fileMessages.complexType(key, said) : fileMessages.unknownType(key, said),
        );
    }
    if (storedSize(shape, dtype) !== end - start) {
        throw new UnreadableFile(fileMessages.sizeContradicts(key));
    }
    return {
        key,
        dtype,
        shape,
        read: work => decode(key, { bytes: data.subarray(start, end), dtype, littleEndian: true, shape }, work),
    };
}

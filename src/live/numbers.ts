/** Numbers in the bytes of an array, little-endian as every host of VS Code is, by NumPy's name of their type. */

type Numbers = ArrayLike<number> | BigInt64Array | BigUint64Array;

interface NumberType {
    readonly bytes: number;
    /** @param buffer whole numbers of the type */
    readonly view: (buffer: ArrayBuffer) => Numbers;
}

const TYPES: ReadonlyMap<string, NumberType> = new Map<string, NumberType>([
    ['float64', { bytes: 8, view: buffer => new Float64Array(buffer) }],
    ['float32', { bytes: 4, view: buffer => new Float32Array(buffer) }],
    ['int64', { bytes: 8, view: buffer => new BigInt64Array(buffer) }],
    ['uint64', { bytes: 8, view: buffer => new BigUint64Array(buffer) }],
    ['int32', { bytes: 4, view: buffer => new Int32Array(buffer) }],
    ['uint32', { bytes: 4, view: buffer => new Uint32Array(buffer) }],
    ['int16', { bytes: 2, view: buffer => new Int16Array(buffer) }],
    ['uint16', { bytes: 2, view: buffer => new Uint16Array(buffer) }],
    ['int8', { bytes: 1, view: buffer => new Int8Array(buffer) }],
    ['uint8', { bytes: 1, view: buffer => new Uint8Array(buffer) }],
    ['bool', { bytes: 1, view: buffer => new Uint8Array(buffer).map(byte => (byte === 0 ? 0 : 1)) }],
]);

/** The bytes of one number; undefined for a type that is not read. */
export const bytesPerNumber = (dtype: string): number | undefined => TYPES.get(dtype)?.bytes;

/** The numbers; undefined where the type is not read, or the bytes are not whole numbers of it. */
export function numbersOfBytes(dtype: string, bytes: Uint8Array<ArrayBuffer>): Float64Array | undefined {
    const type = TYPES.get(dtype);
    if (!type || bytes.length % type.bytes !== 0) {
        return undefined;
    }
    const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
    const numbers = type.view(isWhole ? bytes.buffer : bytes.slice().buffer);
    return numbers instanceof BigInt64Array || numbers instanceof BigUint64Array
        ? Float64Array.from(numbers, Number)
        : new Float64Array(numbers);
}

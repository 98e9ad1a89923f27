/** Numbers in the bytes of an array, little-endian, by NumPy's name of their type. */

interface NumberType {
    readonly bytes: number;
    readonly read: (view: DataView, at: number) => number;
}

const TYPES: ReadonlyMap<string, NumberType> = new Map<string, NumberType>([
    ['float64', { bytes: 8, read: (view, at) => view.getFloat64(at, true) }],
    ['float32', { bytes: 4, read: (view, at) => view.getFloat32(at, true) }],
    ['int64', { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) }],
    ['uint64', { bytes: 8, read: (view, at) => Number(view.getBigUint64(at, true)) }],
    ['int32', { bytes: 4, read: (view, at) => view.getInt32(at, true) }],
    ['uint32', { bytes: 4, read: (view, at) => view.getUint32(at, true) }],
    ['int16', { bytes: 2, read: (view, at) => view.getInt16(at, true) }],
    ['uint16', { bytes: 2, read: (view, at) => view.getUint16(at, true) }],
    ['int8', { bytes: 1, read: (view, at) => view.getInt8(at) }],
    ['uint8', { bytes: 1, read: (view, at) => view.getUint8(at) }],
    ['bool', { bytes: 1, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) }],
]);

/** The bytes of one number; undefined for a type that is not read. */
export const bytesPerNumber = (dtype: string): number | undefined => TYPES.get(dtype)?.bytes;

/** The numbers; undefined where the type is not read, or the bytes are not whole numbers of it. */
export function numbersOfBytes(dtype: string, bytes: Uint8Array): Float64Array | undefined {
    const type = TYPES.get(dtype);
    if (!type || bytes.length % type.bytes !== 0) {
        return undefined;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const numbers = new Float64Array(bytes.length / type.bytes);
    for (let i = 0; i < numbers.length; i++) {
        numbers[i] = type.read(view, i * type.bytes);
    }
    return numbers;
}

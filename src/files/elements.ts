/** How numbers of each type are stored. */

interface Element {
    /** In bytes. */
    readonly size: number;
    readonly read: (view: DataView, at: number, littleEndian: boolean) => number;
}

/** By NumPy's names, and PyTorch's for those that NumPy does not have. */
export const elements: ReadonlyMap<string, Element> = new Map<string, Element>([
    ['bool', { size: 1, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) }],
    ['uint8', { size: 1, read: (view, at) => view.getUint8(at) }],
    ['int8', { size: 1, read: (view, at) => view.getInt8(at) }],
    ['uint16', { size: 2, read: (view, at, little) => view.getUint16(at, little) }],
    ['int16', { size: 2, read: (view, at, little) => view.getInt16(at, little) }],
    ['uint32', { size: 4, read: (view, at, little) => view.getUint32(at, little) }],
    ['int32', { size: 4, read: (view, at, little) => view.getInt32(at, little) }],
    ['uint64', { size: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)) }],
    ['int64', { size: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) }],
    ['float8_e4m3fn', { size: 1, read: (view, at) => float8e4m3fn(view.getUint8(at)) }],
    ['float8_e5m2', { size: 1, read: (view, at) => float16(view.getUint8(at) << 8) }],
    ['float16', { size: 2, read: (view, at, little) => float16(view.getUint16(at, little)) }],
    ['bfloat16', { size: 2, read: (view, at, little) => bfloat16(view.getUint16(at, little)) }],
    ['float32', { size: 4, read: (view, at, little) => view.getFloat32(at, little) }],
    ['float64', { size: 8, read: (view, at, little) => view.getFloat64(at, little) }],
]);

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
function float16(bits: number): number {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 0x1f;
    const fraction = bits & 0x3ff;
    if (exponent === 0x1f) {
        return fraction === 0 ? sign * Infinity : NaN;
    }
    return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

const word = new DataView(new ArrayBuffer(4));

/** The upper half of a float32. */
function bfloat16(bits: number): number {
    word.setUint16(0, bits);
    return word.getFloat32(0);
}

/**
 * A sign, 4 bits of exponent, 3 of fraction, no infinity: only the largest pattern is nan (Micikevicius et al. 2022,
 * "FP8 Formats for Deep Learning", table 1).
 */
function float8e4m3fn(bits: number): number {
    const sign = bits & 0x80 ? -1 : 1;
    const exponent = (bits >> 3) & 0xf;
    const fraction = bits & 7;
    if (exponent === 0xf && fraction === 7) {
        return NaN;
    }
    return sign * (exponent === 0 ? fraction * 2 ** -9 : (1 + fraction / 8) * 2 ** (exponent - 7));
}

import { strFromU8 } from 'fflate';
import type { Shape, Tensor } from '../model/tensor';
import { storedSize, decode, stridesOf } from './decode';
import { elements } from './elements';
import { fileMessages } from './messages';
import { UnreadableFile } from './types';
import type { FileFormat, Work } from './types';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY

/** NumPy's own headers have some hundred bytes; it refuses to read one of more than 10 000. */
const LONGEST_HEADER = 65_536;

/** So many bytes of a file tell how long its header is. */
export const PREFIX = 12;

/** Where the header of a file ends that begins so; no farther than one that is read. */
export function headerEnd(prefix: Uint8Array): number {
    const [low = 0, high = 0, more = 0, most = 0] = prefix.subarray(8);
    const length = low + 256 * high + (prefix[6] === 1 ? 0 : 65_536 * (more + 256 * most));
    return PREFIX + Math.min(length, LONGEST_HEADER);
}

/** What the header of an .npy file says. */
export interface NpyHeader {
    readonly dtype: string;
    readonly littleEndian: boolean;
    readonly shape: Shape;
    readonly fortran: boolean;
    /** Where the numbers begin, in bytes. */
    readonly start: number;
}

/**
 * The header of an .npy file, of which `bytes` is the beginning. `key` is what the array is called. Format:
 * numpy.lib.format.
 */
export function npyHeader(bytes: Uint8Array, key: string): NpyHeader {
    if (MAGIC.some((byte, i) => bytes[i] !== byte)) {
        throw new UnreadableFile(fileMessages.otherFormat('NumPy'));
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const major = bytes[6] ?? 0;
    const prefix = major === 1 ? 10 : 12;
    if (bytes.length < prefix || major < 1 || major > 3) {
        throw new UnreadableFile(fileMessages.badHeader());
    }
    const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
    const start = prefix + length;
    if (length > LONGEST_HEADER || start > bytes.length) {
        throw new UnreadableFile(fileMessages.headerTooLong(length));
    }
    const header = strFromU8(bytes.subarray(prefix, start), major < 3);
    const keys = header.match(/'(?:descr|fortran_order|shape)':/g) ?? [];
    const fortran = /'fortran_order': ?(True|False)/.exec(header)?.[1];
    const shape = shapeOf(header);
    // Of a key that is there twice, Python would take the last.
    if (fortran === undefined || !shape || new Set(keys).size < keys.length) {
        throw new UnreadableFile(fileMessages.badHeader());
    }
    return { ...typeOf(header, key), shape, fortran: fortran === 'True', start };
}

function shapeOf(header: string): Shape | undefined {
    const inside = /'shape': ?\(([^()]*)\)/.exec(header)?.[1];
    const sizes = inside?.split(',').map(size => size.trim());
    // (3,) ends with a comma; () holds nothing.
    if (sizes?.at(-1) === '') {
        sizes.pop();
    }
    return sizes?.every(size => /^\d+L?$/.test(size)) ? sizes.map(size => Number.parseInt(size, 10)) : undefined;
}

function typeOf(header: string, key: string): Pick<NpyHeader, 'dtype' | 'littleEndian'> {
    const said = /'descr': ?'([^']*)'/.exec(header)?.[1];
    if (said === undefined) {
        throw new UnreadableFile(/'descr': ?\[/.test(header) ? fileMessages.records(key) : fileMessages.badHeader());
    }
    const [, order, kind, size] = /^([<>|=]?)(\w)(\d*)(?:\[\w+\])?$/.exec(said) ?? [];
    const bits = 8 * Number(size);
    const dtype = { b: 'bool', i: `int${bits}`, u: `uint${bits}`, f: `float${bits}` }[kind ?? ''];
    if (kind === 'O') {
        throw new UnreadableFile(fileMessages.objects(key));
    }
    if (kind === 'c') {
        throw new UnreadableFile(fileMessages.complexType(key, `complex${bits}`));
    }
    if (dtype === undefined || !elements.has(dtype)) {
        throw new UnreadableFile(fileMessages.unknownType(key, said));
    }
    return { dtype, littleEndian: order !== '>' };
}

/** The numbers of an .npy file, `bytes`, whose header was read. */
export function npyNumbers(bytes: Uint8Array, header: NpyHeader, key: string, work: Work): Promise<Tensor> {
    const { dtype, littleEndian, shape, fortran, start } = header;
    checkSize(header, bytes.length);
    const strides = stridesOf(shape, fortran);
    return decode(key, { bytes: bytes.subarray(start), dtype, littleEndian, shape, strides }, work);
}

/** A file that is shorter than its header says. */
export function checkSize({ shape, dtype, start }: NpyHeader, length: number): void {
    const size = storedSize(shape, dtype);
    if (size === undefined) {
        throw new UnreadableFile(fileMessages.badHeader());
    }
    if (start + size > length) {
        throw new UnreadableFile(fileMessages.cutShort(start + size - length));
    }
}

export const npy: FileFormat = {
    extensions: ['npy'],

    open(bytes) {
        const header = npyHeader(bytes, '');
        checkSize(header, bytes.length);
        const { dtype, shape } = header;
        return {
            arrays: [{ key: '', dtype, shape, read: work => npyNumbers(bytes, header, '', work) }],
            refused: [],
        };
    },
};

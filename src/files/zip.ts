import { Inflate, strFromU8 } from 'fflate';
import { fileMessages } from './messages';
import { UnreadableFile } from './types';
import type { Work } from './types';

/** An entry of a zip archive. Nothing of it is unpacked yet. */
export interface ZipEntry {
    readonly name: string;
    /** In bytes, unpacked; a wrong one is noticed when the entry is unpacked. */
    readonly size: number;
    readonly checksum: number;
    readonly isPacked: boolean;
    /** As it is in the archive. */
    readonly bytes: Uint8Array;
}

/** More is not unpacked: an array with the most numbers that are explained has 80 MB. */
export const MOST_UNPACKED = 256 * 2 ** 20;
const MOST_ENTRIES = 10_000;
/** What deflate can make of a byte at most (zlib.net, "Technical Details"). */
const HIGHEST_RATIO = 1032;
/** So many packed bytes are unpacked at a time, to at most 16 MB. */
const SLICE = 16_384;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** As PKWARE's APPNOTE.TXT describes them, without the signature's own length. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const ZIP64_FIELD = 1;
const IN_ZIP64 = 0xffffffff;

export const isZip = (bytes: Uint8Array): boolean =>
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/**
 * The entries of an archive, from its directory, in its order. Throws an UnreadableFile where the directory is damaged,
 * where entries share a name or bytes of the archive, and where one claims a size that its bytes cannot unpack to: so archives
 * are made that unpack to far more than they seem to hold.
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
    try {
        return readDirectory(bytes);
    } catch (error) {
        // A DataView was asked for what lies outside.
        throw error instanceof RangeError ? new UnreadableFile(fileMessages.badHeader()) : error;
    }
}

function readDirectory(bytes: Uint8Array): readonly ZipEntry[] {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { count, start } = directoryOf(view);
    if (count > MOST_ENTRIES) {
        throw new UnreadableFile(fileMessages.tooManyEntries(MOST_ENTRIES));
    }
    const placed: (ZipEntry & { readonly start: number })[] = [];
    for (let at = start, n = 0; n < count; n++) {
        const { entry, next } = centralEntry(bytes, view, at);
        placed.push(entry);
        at = next;
    }
    const names = new Set<string>();
    for (const { name } of placed) {
        if (names.has(name)) {
            throw new UnreadableFile(fileMessages.sameName(name));
        }
        names.add(name);
    }
    const inOrder = placed.toSorted((a, b) => a.start - b.start);
    inOrder.forEach((entry, i) => {
        const after = inOrder[i + 1];
        if (after && entry.start + entry.bytes.length > after.start) {
            throw new UnreadableFile(fileMessages.overlapping(entry.name, after.name));
        }
    });
    return placed;
}

/** How many entries the directory has, and where it begins. */
function directoryOf(view: DataView): { readonly count: number; readonly start: number } {
    const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
    let end = view.byteLength - END_LENGTH;
    while (end >= first && view.getUint32(end, true) !== END) {
        end--;
    }
    if (end < first) {
        throw new UnreadableFile(fileMessages.badHeader());
    }
    const locator = end - 20;
    if (locator >= 0 && view.getUint32(locator, true) === END_64_LOCATOR) {
        const end64 = long(view, locator + 8);
        if (view.getUint32(end64, true) === END_64) {
            return { count: long(view, end64 + 32), start: long(view, end64 + 48) };
        }
    }
    return { count: view.getUint16(end + 10, true), start: view.getUint32(end + 16, true) };
}

function centralEntry(bytes: Uint8Array, view: DataView, at: number) {
    if (view.getUint32(at, true) !== CENTRAL) {
        throw new UnreadableFile(fileMessages.badHeader());
    }
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const extra = at + CENTRAL_LENGTH + nameLength;
    const name = strFromU8(bytes.subarray(at + CENTRAL_LENGTH, extra), !(flags & 0x800));
    if (flags & 1 || (method !== 0 && method !== 8)) {
        throw new UnreadableFile(fileMessages.packedOtherwise(name));
    }
    const [size, packed, local] = longSizes(view, extra, extra + extraLength, [
        view.getUint32(at + 24, true),
        view.getUint32(at + 20, true),
        view.getUint32(at + 42, true),
    ]);
    if (method === 0 ? size !== packed : size > packed * HIGHEST_RATIO) {
        throw new UnreadableFile(fileMessages.impossibleSize(name, packed, size));
    }
    if (view.getUint32(local, true) !== LOCAL) {
        throw new UnreadableFile(fileMessages.badHeader());
    }
    const start = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > bytes.length) {
        throw new UnreadableFile(fileMessages.outside(name));
    }
    const entry = {
        name,
        size,
        checksum: view.getUint32(at + 16, true),
        isPacked: method === 8,
        bytes: bytes.subarray(start, start + packed),
        start,
    };
    return { entry, next: extra + extraLength + commentLength };
}

/** Sizes that do not fit into 32 bits are in a field of their own, in this order. */
function longSizes(view: DataView, start: number, end: number, short: readonly [number, number, number]) {
    for (let at = start; at + 4 <= end;) {
        const length = view.getUint16(at + 2, true);
        if (view.getUint16(at, true) === ZIP64_FIELD) {
            let next = at + 4;
            const sized = short.map(size => (size === IN_ZIP64 ? long(view, (next += 8) - 8) : size));
            return sized as [number, number, number];
        }
        at += 4 + length;
    }
    return short;
}

const long = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** The first bytes of an entry, at least `count` where it has so many. */
export function headOf(entry: ZipEntry, count: number): Uint8Array {
    if (!entry.isPacked) {
        return entry.bytes.subarray(0, count);
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    const inflate = inflater(entry, part => {
        parts.push(part);
        length += part.length;
    });
    // A few bytes at a time: of a bomb each unpacks to a thousand.
    for (let at = 0; at < entry.bytes.length && length < count; at += 64) {
        inflate(at, at + 64);
    }
    return joined(parts, length);
}

/** A whole entry. Throws an UnreadableFile where it does not unpack to what the directory says. */
export async function unpack(entry: ZipEntry, work: Work): Promise<Uint8Array> {
    const { name, size, bytes } = entry;
    if (!entry.isPacked) {
        return bytes;
    }
    if (size > MOST_UNPACKED) {
        throw new UnreadableFile(fileMessages.unpacksTooLarge(name, size, MOST_UNPACKED));
    }
    const unpacked = new Uint8Array(size);
    let length = 0;
    const inflate = inflater(entry, part => {
        if (length + part.length > size) {
            throw new UnreadableFile(fileMessages.wrongUnpackedSize(name));
        }
        unpacked.set(part, length);
        length += part.length;
    });
    for (let at = 0; at < bytes.length; at += SLICE) {
        inflate(at, at + SLICE);
        await work(Math.min(1, (at + SLICE) / bytes.length));
    }
    if (length !== size) {
        throw new UnreadableFile(fileMessages.wrongUnpackedSize(name));
    }
    return unpacked;
}

/** Unpacks stretches of an entry, one after the other. */
function inflater({ name, bytes }: ZipEntry, accept: (part: Uint8Array) => void) {
    const inflate = new Inflate(accept);
    return (start: number, end: number): void => {
        try {
            inflate.push(bytes.subarray(start, end), end >= bytes.length);
        } catch (error) {
            throw error instanceof UnreadableFile ? error : new UnreadableFile(fileMessages.damagedEntry(name));
        }
    };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

/** The remainders of the polynomial 0xedb88320, by byte (ISO 3309). */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) {
        remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    }
    return remainder;
});

/** Throws an UnreadableFile where unpacked bytes are not those that were packed. */
export function checkSum({ name, checksum }: ZipEntry, unpacked: Uint8Array): void {
    let sum = 0xffffffff;
    for (const byte of unpacked) {
        sum = (sum >>> 8) ^ remainders[(sum ^ byte) & 0xff]!;
    }
    if ((sum ^ 0xffffffff) >>> 0 !== checksum) {
        throw new UnreadableFile(fileMessages.checksum(name));
    }
}

import { fileMessages } from './messages';
import { checkCount } from './decode';
import { checkSize, headerEnd, npyHeader, npyNumbers, PREFIX } from './npy';
import { UnreadableFile } from './types';
import type { FileArray, FileContents, FileFormat, RefusedArray } from './types';
import { elementsOf } from '../model/tensor';
import { checkSum, headOf, isZip, unpack, zipEntries } from './zip';
import type { ZipEntry } from './zip';

/** How much of the work is the unpacking; the rest is the decoding. */
const UNPACKING = 0.5;

export const npz: FileFormat = {
    extensions: ['npz'],

    open(bytes) {
        if (!isZip(bytes)) {
            throw new UnreadableFile(fileMessages.otherFormat('.npz'));
        }
        const entries = zipEntries(bytes).filter(({ name }) => name.endsWith('.npy'));
        return sorted(entries.map(entry => orRefused(keyOf(entry), () => arrayIn(entry))));
    },
};

const keyOf = ({ name }: ZipEntry): string => name.slice(0, -'.npy'.length);

function arrayIn(entry: ZipEntry): FileArray {
    const key = keyOf(entry);
    const header = npyHeader(headOf(entry, headerEnd(headOf(entry, PREFIX))), key);
    checkSize(header, entry.size);
    const { dtype, shape } = header;
    return {
        key,
        dtype,
        shape,
        async read(work) {
            checkCount(key, elementsOf(shape));
            const unpacked = await unpack(entry, share => work(share * UNPACKING));
            checkSum(entry, unpacked);
            return npyNumbers(unpacked, header, key, share => work(UNPACKING + share * (1 - UNPACKING)));
        },
    };
}

/** What `open` gives, or why it cannot. */
export function orRefused(key: string, open: () => FileArray): FileArray | RefusedArray {
    try {
        return open();
    } catch (error) {
        if (error instanceof UnreadableFile) {
            return { key, message: error.message };
        }
        throw error;
    }
}

export const sorted = (all: readonly (FileArray | RefusedArray)[]): FileContents => ({
    arrays: all.filter(array => 'read' in array),
    refused: all.filter(array => 'message' in array),
});

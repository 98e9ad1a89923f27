import { checkpoint } from './checkpoint';
import { jsonLines } from './jsonLines';
import { fileMessages } from './messages';
import { npy } from './npy';
import { npz } from './npz';
import { safetensors } from './safetensors';
import { textFile } from './textFile';
import { UnreadableFile } from './types';
import type { FileContents, FileFormat } from './types';

const formats: readonly FileFormat[] = [npy, npz, safetensors, checkpoint, jsonLines, textFile];

const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a file of this name holds arrays that no editor can show as text, or whose lines are one array. */
export const isArrayFile = (name: string): boolean =>
    formats.some(format => format !== textFile && format.extensions.includes(extensionOf(name)));

/** Whether a file of this name can be read without an editor. */
export const isReadableFile = (name: string): boolean =>
    formats.some(({ extensions }) => extensions.includes(extensionOf(name)));

/** What a file holds. Throws an UnreadableFile: of its words a person can make something. */
export function openFile(name: string, bytes: Uint8Array): FileContents {
    const format = formats.find(({ extensions }) => extensions.includes(extensionOf(name)));
    if (!format) {
        throw new UnreadableFile(fileMessages.unknownFormat(formats.flatMap(({ extensions }) => extensions)));
    }
    const contents = format.open(bytes);
    if (contents.arrays.length === 0) {
        throw new UnreadableFile(contents.refused[0]?.message ?? fileMessages.noArrays());
    }
    return contents;
}

/** Files of arrays: `.npy`, `.npz`, `.safetensors`, `.pt`, and lines of JSON or CSV. */
import { unzipSync, zipSync } from 'fflate';
import { guessRoles, openFile, readLoss, UnreadableFile } from '../../../src/files';
import type { FileArray } from '../../../src/files';
import { elementsOf } from '../../../src/model/tensor';
import { mutated } from '../mutate';
import { below, oneOf } from '../random';
import type { Random } from '../random';
import { files } from '../seeds';
import { fewest } from '../subject';
import type { Subject } from '../subject';
import { noWork } from '../../unit/files/work';

/** A file as JSON holds it. */
type Input = readonly [name: string, base64: string];

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const inLatin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Sizes, offsets and signs that a reader may trust. */
const WORDS: readonly (readonly number[])[] = [
    [0, 0, 0, 0],
    [1, 0, 0, 0],
    [0xff, 0xff, 0xff, 0xff],
    [0xff, 0xff, 0xff, 0x7f],
    [0, 0, 0, 0x80],
    [0x50, 0x4b, 1, 2],
    [0x50, 0x4b, 5, 6],
    [0x80, 2],
    [0x2e],
    [0x71, 0],
    [0x68, 0],
    [0x28],
    [0x74],
];

const mutations: readonly ((random: Random, bytes: Uint8Array, other: Uint8Array) => Uint8Array)[] = [
    (random, bytes) => bytes.with(below(random, bytes.length), below(random, 256)),
    (random, bytes) => {
        const at = below(random, bytes.length);
        return bytes.with(at, bytes[at]! ^ (1 << below(random, 8)));
    },
    (random, bytes) => {
        const at = below(random, bytes.length);
        const word = Uint8Array.from(oneOf(random, WORDS));
        return joined(bytes.subarray(0, at), word, bytes.subarray(at + word.length));
    },
    (random, bytes) => bytes.slice(0, below(random, bytes.length + 1)),
    (random, bytes) => {
        const at = below(random, bytes.length);
        return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 8)));
    },
    (random, bytes) => {
        const [at, from] = [below(random, bytes.length), below(random, bytes.length)];
        return joined(bytes.subarray(0, at), bytes.subarray(from, from + below(random, 32)), bytes.subarray(at));
    },
    (random, bytes, other) =>
        joined(bytes.subarray(0, below(random, bytes.length)), other.subarray(below(random, other.length))),
];

function brokenBytes(random: Random, bytes: Uint8Array): Uint8Array {
    let broken = bytes;
    for (let left = 1 + below(random, 4); left > 0 && broken.length > 0; left--) {
        broken = oneOf(random, mutations)(random, broken, oneOf(random, files).bytes);
    }
    return broken;
}

/** An archive that is one, with an entry that is broken. */
function withBrokenEntry(random: Random, bytes: Uint8Array): Uint8Array {
    const entries = unzipSync(bytes);
    const names = Object.keys(entries);
    const name = oneOf(random, names);
    const other = oneOf(random, names);
    const renamed = random() < 0.1 ? mutated(random, [name]) : name;
    const content =
        random() < 0.1
            ? entries[other]!
            : random() < 0.5
              ? withBrokenText(random, entries[name]!)
              : brokenBytes(random, entries[name]!);
    return zipSync({ ...entries, [renamed]: content }, { level: random() < 0.5 ? 0 : 6 });
}

/** What begins with a text that describes the rest: the text broken, and its length as it is then. */
function withBrokenText(random: Random, bytes: Uint8Array): Uint8Array {
    const isNpy = bytes[0] === 0x93;
    const from = isNpy ? 10 : 8;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = bytes.length < from ? 0 : isNpy ? view.getUint16(8, true) : Number(view.getBigUint64(0, true));
    const end = from + length;
    if (length === 0 || end > bytes.length || bytes.includes(0x80)) {
        return latin(mutated(random, [inLatin(bytes)]));
    }
    const text = latin(mutated(random, [inLatin(bytes.subarray(from, end))]));
    const head = bytes.slice(0, from);
    const headView = new DataView(head.buffer);
    if (isNpy) {
        headView.setUint16(8, text.length % 65536, true);
    } else {
        headView.setBigUint64(0, BigInt(text.length), true);
    }
    return joined(head, text, bytes.subarray(end));
}

export const file: Subject<Input> = {
    name: 'file',
    share: 25,
    make: random => {
        const { name, bytes } = oneOf(random, files);
        const isArchive = isZip(bytes) && random() < 0.6;
        const broken = isArchive
            ? withBrokenEntry(random, bytes)
            : random() < 0.4
              ? withBrokenText(random, bytes)
              : brokenBytes(random, bytes);
        return [name, Buffer.from(broken).toString('base64')];
    },
    faultsOf: async ([name, base64]) => {
        const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
        const contents = await refusedByWords(() => Promise.resolve(openFile(name, bytes)));
        if (contents === undefined) {
            return [];
        }
        const described = contents.arrays.map(array => ({ name: array.key, shape: array.shape, array }));
        const { logits, target, weight } = guessRoles(described);
        const faults: string[] = [];
        for (const array of contents.arrays) {
            faults.push(...(await faultsOfArray(array)));
        }
        if (logits) {
            const loss = { logits: logits.array, target: target?.array, weight: weight?.array };
            await refusedByWords(() => readLoss(loss, contents.isTorch === true, noWork));
        }
        return faults;
    },
    minimised: async ([name, base64], fails) => {
        const bytes = await fewest([...Buffer.from(base64, 'base64')], async part =>
            fails([name, Buffer.from(part).toString('base64')]),
        );
        return [name, Buffer.from(bytes).toString('base64')];
    },
};

async function faultsOfArray(array: FileArray): Promise<readonly string[]> {
    const read = await refusedByWords(() => array.read(noWork));
    return read === undefined || elementsOf(read.shape) === read.data.length
        ? []
        : [`shape ${String(read.shape)} of ${read.data.length} numbers`];
}

/** What it gives; undefined where the file is refused by words for a person. */
async function refusedByWords<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
        return await run();
    } catch (error) {
        if (error instanceof UnreadableFile) {
            return undefined;
        }
        throw error;
    }
}

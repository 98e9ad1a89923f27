// Files that were made to do harm, and the limits that they meet.
import assert from 'node:assert/strict';
import { deflateSync, zipSync } from 'fflate';
import { openFile, UnreadableFile } from '../../../src/files';
import type { FileArray } from '../../../src/files';
import { headOf } from '../../../src/files/zip';
import { noWork } from './work';

const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const joined = (...parts: readonly ArrayLike<number>[]): Uint8Array =>
    Uint8Array.from(Buffer.concat(parts.map(part => Uint8Array.from(part))));

/** As numpy.lib.format describes version 1. */
function npy(header: string, numbers: ArrayLike<number> = []): Uint8Array {
    const padded = `${header}\n`;
    return joined([0x93], ascii('NUMPY'), [1, 0, padded.length & 0xff, padded.length >> 8], ascii(padded), numbers);
}

const floats = (shape: string, numbers: ArrayLike<number> = []): Uint8Array =>
    npy(`{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }`, numbers);

const refuses = (words: RegExp) => (error: unknown) => {
    assert.ok(error instanceof UnreadableFile, String(error));
    assert.match(error.message, words);
    return true;
};

function safetensors(header: unknown, length = 0): Uint8Array {
    const text = JSON.stringify(header);
    const size = new Uint8Array(8);
    new DataView(size.buffer).setBigUint64(0, BigInt(text.length), true);
    return joined(size, ascii(text), new Uint8Array(length));
}

/** Where the directory of an archive has its first entry. */
const directoryOf = (zip: Uint8Array): number =>
    new DataView(zip.buffer, zip.byteOffset).getUint32(zip.length - 22 + 16, true);

describe('hostile files', () => {
    it('a shape that is larger than the file can be', () => {
        assert.throws(() => openFile('a.npy', floats('(1000000, 1000000)')), refuses(/ends 4 TB too early/));
        assert.throws(() => openFile('a.npy', floats('(99999999999, 99999999999)')), refuses(/header.*damaged/));
        assert.throws(() => openFile('a.npy', floats('(-3,)')), refuses(/header.*damaged/));
        assert.throws(() => openFile('a.npy', floats('(2.5,)')), refuses(/header.*damaged/));
    });

    it('a bomb whose size is said is refused before anything of it is unpacked', async () => {
        const zeros = 300_000_000;
        const head = floats(`(${zeros / 4},)`);
        // As NumPy would pack it; only the head is there, and the sizes of the rest.
        const zip = zipSync({ 'logits.npy': joined(head, new Uint8Array(400_000)) });
        const view = new DataView(zip.buffer, zip.byteOffset);
        view.setUint32(directoryOf(zip) + 24, head.length + zeros, true);
        assert.throws(() => openFile('bomb.npz', zip), refuses(/unpack to 300 MB, which is impossible/));

        const honest = floats('(75000000,)');
        const [array] = openFile('large.npz', bombOf(honest, 300_000_000)).arrays;
        await assert.rejects(() => array!.read(noWork), refuses(/75,000,000 numbers; at most 10,000,000/));
    });

    it('a bomb that unpacks to more than it says is stopped there', async () => {
        const zip = zipSync({ 'logits.npy': joined(floats('(2, 3)'), new Uint8Array(2_000_000)) });
        const view = new DataView(zip.buffer, zip.byteOffset);
        view.setUint32(directoryOf(zip) + 24, floats('(2, 3)').length + 24, true);
        const [array] = openFile('bomb.npz', zip).arrays;
        await assert.rejects(() => array!.read(noWork), refuses(/unpacks to another size/));
    });

    it('entries of an archive that share their bytes', () => {
        const zip = zipSync({
            'a.npy': [floats('(2,)', new Uint8Array(8)), { level: 0 }],
            'b.npy': [floats('(2,)', new Uint8Array(8)), { level: 0 }],
        });
        const view = new DataView(zip.buffer, zip.byteOffset);
        const second = directoryOf(zip) + 46 + 'a.npy'.length;
        view.setUint32(second + 42, 0, true);
        assert.throws(() => openFile('a.npz', zip), refuses(/share the same bytes/));
    });

    it('an archive that points outside of itself', () => {
        const zip = zipSync({ 'a.npy': [floats('(2,)', new Uint8Array(8)), { level: 0 }] });
        new DataView(zip.buffer, zip.byteOffset).setUint32(zip.length - 22 + 16, 0xfffffff0, true);
        assert.throws(() => openFile('a.npz', zip), refuses(/header.*damaged/));
    });

    it('tensors that overlap, lie outside or contradict their shape', () => {
        const f32 = (shape: readonly number[], ...offsets: readonly number[]) => ({
            dtype: 'F32',
            shape,
            data_offsets: offsets,
        });
        const open = (header: unknown, length: number) => () => openFile('a.safetensors', safetensors(header, length));
        assert.throws(open({ a: f32([2], 0, 8), b: f32([2], 4, 12) }, 12), refuses(/"a" and "b" share the same bytes/));
        assert.throws(open({ a: f32([4], 0, 16) }, 12), refuses(/ends 4 bytes too early/));
        assert.throws(open({ a: f32([4], 0, 8) }, 8), refuses(/another size than its shape/));
        assert.throws(open({ a: f32([4], 8, 0) }, 8), refuses(/header.*damaged/));
        assert.throws(open({ a: f32([-1], 0, 8) }, 8), refuses(/header.*damaged/));
        assert.throws(open({ a: { dtype: 'F32' } }, 8), refuses(/header.*damaged/));
        assert.throws(open([1, 2], 8), refuses(/header.*damaged/));
        assert.throws(open({ a: { dtype: 'F4', shape: [2], data_offsets: [0, 1] } }, 1), refuses(/type F4/));
        assert.throws(open({ __metadata__: { format: 'pt' } }, 0), refuses(/no array/));
    });

    it('names of JavaScript itself are names like any other', async () => {
        const header = JSON.parse('{"__proto__": {"dtype": "U8", "shape": [2], "data_offsets": [0, 2]}}') as unknown;
        const { arrays } = openFile('a.safetensors', safetensors(header, 2));
        assert.deepEqual([arrays[0]!.key, [...(await arrays[0]!.read(noWork)).data]], ['__proto__', [0, 0]]);
    });

    const pt = (pickle: string, storage = new Uint8Array(24)): Uint8Array =>
        zipSync({ 'a/data.pkl': [ascii(pickle), { level: 0 }], 'a/data/0': [storage, { level: 0 }] });
    const storage = '(X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\x000X\x03\0\0\0cpuK\x06tQ';
    const tensor = (offset: number, shape: string, strides: string): string =>
        `ctorch._utils\n_rebuild_tensor_v2\n(${storage}K${String.fromCharCode(offset)}${shape}${strides}\x89NtR.`;

    it('a tensor beyond its storage', async () => {
        const read = (bytes: Uint8Array): Promise<unknown> => {
            const [array] = openFile('a.pt', bytes).arrays as readonly [FileArray];
            return array.read(noWork);
        };
        assert.ok(await read(pt(`\x80\x02${tensor(0, 'K\x02K\x03\x86', 'K\x03K\x01\x86')}`)));
        await assert.rejects(
            () => read(pt(`\x80\x02${tensor(1, 'K\x02K\x03\x86', 'K\x03K\x01\x86')}`)),
            refuses(/outside/),
        );
        // 2 ** 31 - 1 numbers out of one, with a stride of 0
        await assert.rejects(
            () => read(pt(`\x80\x02${tensor(0, 'J\xff\xff\xff\x7fK\x03\x86', 'K\0K\0\x86')}`)),
            refuses(/at most 10,000,000/),
        );
        assert.throws(
            () => openFile('a.pt', pt(`\x80\x02${tensor(0, 'J\xff\xff\xff\xffK\x03\x86', 'K\0K\0\x86')}`)),
            refuses(/data\.pkl/),
        );
    });

    it('pickles that ask for code, or for more than there is', () => {
        const open = (pickle: string) => () => openFile('a.pt', pt(`\x80\x02${pickle}`));
        assert.throws(open('cos\nsystem\nX\x02\0\0\0ls\x85R.'), refuses(/would call os\.system/));
        assert.throws(open('cbuiltins\neval\nX\x01\0\0\x001\x85R.'), refuses(/would call builtins\.eval/));
        assert.throws(open('\x8c\x02os\x8c\x06system\x93X\x02\0\0\0ls\x85R.'), refuses(/would call os\.system/));
        assert.throws(open('cos\nsystem\n)\x81.'), refuses(/would call os\.system/));
        for (const damaged of ['', '.', 'X\xff\xff\xff\x7fabc.', 'h\x07.', 't.', 'u.', '}K\x01a.', 'ctorch', '\xff.']) {
            assert.throws(open(damaged), refuses(/data\.pkl|no array/), damaged);
        }
        // Every level holds the one before twice: 2 ** 40 paths to one list.
        const laughs = `]q\0${Array.from({ length: 40 }, (_, i) => `h${String.fromCharCode(i)}h${String.fromCharCode(i)}\x86q${String.fromCharCode(i + 1)}`).join('')}.`;
        assert.throws(open(laughs), refuses(/no array/));
    });

    it('more axes than any array has', () => {
        const header = { a: { dtype: 'U8', shape: Array.from({ length: 60_000 }, () => 1), data_offsets: [0, 1] } };
        assert.throws(() => openFile('a.safetensors', safetensors(header, 1)), refuses(/another size than its shape/));
        const axes = `(${'1,'.repeat(30_000)})`;
        assert.throws(() => openFile('a.npy', floats(axes, new Uint8Array(4))), refuses(/header.*damaged/));
        const sizes = `(${'K\x01'.repeat(65)}t`;
        assert.throws(() => openFile('a.pt', pt(`\x80\x02${tensor(0, sizes, sizes)}`)), refuses(/data\.pkl/));
    });

    it('more tensors than a call can have arguments', () => {
        const header = Object.fromEntries(
            Array.from({ length: 150_000 }, (_, i) => [`a${i}`, { dtype: 'U8', shape: [1], data_offsets: [i, i + 1] }]),
        );
        assert.equal(openFile('a.safetensors', safetensors(header, 150_000)).arrays.length, 150_000);
    });

    it('a header that says two things', () => {
        const both = "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 2), 'shape': (2, 1), }";
        assert.throws(() => openFile('a.npy', npy(both, [7, 8])), refuses(/header.*damaged/));
        // NumPy makes records of it
        const comma = "{'descr': '|u1,|u1', 'fortran_order': False, 'shape': (1,), }";
        assert.throws(() => openFile('a.npy', npy(comma, [7, 8])), refuses(/type \|u1,\|u1/));
    });

    it('two entries of one name, and a path that leads out of the archive', async () => {
        const entry = (number: number): [Uint8Array, { level: 0 }] => [
            floats('(1,)', new Uint8Array(Float32Array.of(number).buffer)),
            { level: 0 },
        ];
        const zip = zipSync({ 'a.npy': entry(1), 'b.npy': entry(2) });
        zip.forEach((byte, i) => {
            if (byte === 98 && String.fromCharCode(...zip.subarray(i, i + 5)) === 'b.npy') {
                zip[i] = 97;
            }
        });
        assert.throws(() => openFile('a.npz', zip), refuses(/two entries named "a\.npy"/));
        const [array] = openFile('a.npz', zipSync({ '../../etc/passwd.npy': entry(3) })).arrays;
        assert.deepEqual([...(await array!.read(noWork)).data], [3]); // a name like any other: nothing is written
    });

    it('numbers that lie in another folder of the archive than their description', async () => {
        const zip = zipSync({
            'a/data.pkl': [ascii(`\x80\x02${tensor(0, 'K\x02K\x03\x86', 'K\x03K\x01\x86')}`), { level: 0 }],
            'a/data/0': [new Uint8Array(24), { level: 0 }],
            'xxdata/0': [new Uint8Array(24).fill(63), { level: 0 }],
        });
        const [array] = openFile('a.pt', zip).arrays;
        assert.deepEqual([...(await array!.read(noWork)).data], [0, 0, 0, 0, 0, 0]);
    });

    it('thousands of small bombs: no more of each is unpacked than its header', () => {
        const zeros = new Uint8Array(1_000_000);
        zeros.set(floats('(1000,)'));
        const entry = {
            bytes: deflateSync(zeros, { level: 9 }),
            name: 'x',
            size: zeros.length,
            checksum: 0,
            isPacked: true,
        };
        assert.ok(headOf(entry, 200).length < 100_000);
        assert.equal(headOf({ ...entry, bytes: new Uint8Array(0) }, 200).length, 0);
    });

    it('names of a megabyte: a message stays one that can be read', () => {
        const long = 'x'.repeat(1_000_000);
        const said = (bytes: Uint8Array, name: string): string => {
            try {
                const { arrays, refused } = openFile(name, bytes);
                assert.equal(arrays.length, 0);
                return refused[0]!.message;
            } catch (error) {
                assert.ok(error instanceof UnreadableFile, String(error));
                return error.message;
            }
        };
        const complex = { [long]: { dtype: 'C64', shape: [1], data_offsets: [0, 8] } };
        for (const message of [
            said(pt(`\x80\x02c${long}\n${long}\n)R.`), 'a.pt'),
            said(pt(`\x80\x02${tensor(0, 'K\x02\x85', 'K\x01\x85').replace('FloatStorage', long)}`), 'a.pt'),
            said(safetensors(complex, 8), 'a.safetensors'),
        ]) {
            assert.match(message, /x…/);
            assert.ok(message.length < 400, String(message.length));
        }
    });

    it('a pickle that is all values', () => {
        for (const operation of ['}', '(', ']', 'N']) {
            assert.throws(() => openFile('a.pt', pt(`\x80\x02${operation.repeat(3_000_000)}.`)), refuses(/data\.pkl/));
        }
    });

    it('files that end anywhere', async () => {
        const { npy: array, ...archives } = {
            npy: floats('(2, 3)', new Uint8Array(24)),
            npz: zipSync({ 'a.npy': floats('(2, 3)', new Uint8Array(24)) }),
            safetensors: safetensors({ a: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }, 8),
            pt: pt(`\x80\x02${tensor(0, 'K\x02K\x03\x86', 'K\x03K\x01\x86')}`),
        };
        for (const [extension, whole] of Object.entries({ npy: array, ...archives })) {
            for (let length = 0; length < whole.length; length++) {
                assert.throws(() => openFile(`a.${extension}`, whole.subarray(0, length)), UnreadableFile);
            }
            const [read] = openFile(`a.${extension}`, whole).arrays;
            assert.ok([2, 6].includes((await read!.read(noWork)).data.length));
        }
    });

    it('archives whose sizes of 64 bits lie', () => {
        const zip = zipSync({ 'a.npy': [floats('(2,)', new Uint8Array(8)), { level: 0 }] });
        for (const [at, value] of [
            [20, 0xffffffff], // packed
            [24, 0xffffffff], // unpacked
            [42, 0xffffffff], // where it begins
            [20, 0x7fffffff],
            [42, 0x7fffffff],
        ] as const) {
            const lying = zip.slice();
            new DataView(lying.buffer).setUint32(directoryOf(zip) + at, value, true);
            assert.throws(() => openFile('a.npz', lying), UnreadableFile, String(at));
        }
        const end = zip.length - 22;
        const located = joined(
            zip.subarray(0, end),
            [0x50, 0x4b, 6, 7],
            new Uint8Array(4),
            new Uint8Array(8).fill(255),
            [1, 0, 0, 0],
            zip.subarray(end),
        );
        assert.throws(() => openFile('a.npz', located), refuses(/header.*damaged/));
    });
});

/** An archive with one entry that says to unpack to so many bytes behind a head, in a ratio that deflate can reach. */
function bombOf(head: Uint8Array, zeros: number): Uint8Array {
    const zip = zipSync({ 'logits.npy': joined(head, new Uint8Array(0)) });
    const packed = Math.ceil((head.length + zeros) / 1000);
    const start = 30 + 'logits.npy'.length;
    const end = directoryOf(zip);
    const filled = joined(zip.subarray(0, end), new Uint8Array(packed - (end - start)), zip.subarray(end));
    const view = new DataView(filled.buffer);
    const directory = end + packed - (end - start);
    view.setUint32(filled.length - 22 + 16, directory, true);
    view.setUint32(directory + 20, packed, true);
    view.setUint32(directory + 24, head.length + zeros, true);
    return filled;
}

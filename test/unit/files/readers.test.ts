// What NumPy, PyTorch and safetensors have written is read to the last digit: with torch's losses (expected.json by
// makeFiles.py, more.json by makeMore.py). What is damaged or hostile is refused in words.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guessRoles, openFile, readLoss, UnreadableFile } from '../../../src/files';
import { explainCrossEntropy } from '../../../src/math';
import type { Target } from '../../../src/math';
import { root } from '../../host/paths.mjs';
import { noWork } from './work';

const data = join(root, 'test/unit/files/data');
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(data, name)));
const json = (name: string): Record<string, Expected> =>
    JSON.parse(readFileSync(join(data, name), 'utf8')) as Record<string, Expected>;

interface Expected {
    readonly shape: readonly number[];
    readonly target?: number | readonly number[] | string;
    readonly none?: number | readonly number[] | null;
    readonly mean?: number;
    readonly sum?: number;
    readonly values?: number | readonly (number | boolean)[];
    readonly refused?: string;
}

const expected = json('expected.json');
const more = json('more.json');

/** An array of a file and what belongs to it: `batch.npz#logits`. */
function open(place: string) {
    const [name, key = ''] = place.split('#');
    const { arrays } = openFile(name!, bytesOf(name!));
    const array = arrays.find(each => each.key === key);
    assert.ok(array, `${place} among ${arrays.map(each => each.key).join(', ')}`);
    const { logits, ...rest } = guessRoles(arrays.map(each => ({ ...each, name: each.key })));
    return { array, ...(logits?.key === key ? rest : {}) };
}

/** Key by key where they differ from the plain ones: a CSV has no name for its columns. */
const placeOf = (name: string): string => (/^batch\.jsonl?$/.test(name) ? `${name}#logits` : name);

const near = (actual: number, wanted: number): void =>
    assert.ok(Math.abs(actual - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted)), `${actual}, torch says ${wanted}`);

describe('files of arrays', () => {
    for (const [name, { shape, target, none, mean, sum }] of Object.entries(expected).filter(
        ([, { refused, values }]) => refused === undefined && values === undefined,
    )) {
        it(`${name} has torch's losses`, async () => {
            const { array, target: ownTarget, weight } = open(placeOf(name));
            assert.deepEqual(array.shape, shape);
            const reading = await readLoss({ logits: array, target: ownTarget, weight }, false, noWork);
            if (mean === undefined) {
                return; // an empty array
            }
            const given: Target | undefined = Array.isArray(target)
                ? { kind: 'index', data: Int32Array.from(target as number[]), shape: [target.length] }
                : typeof target === 'number'
                  ? { kind: 'index', data: Int32Array.of(target), shape: [] }
                  : undefined;
            if (ownTarget) {
                assert.deepEqual([...reading.target!.data].slice(0, 2), given ? target : [-100, 0]);
            }
            const { logits, options } = reading;
            const losses = explainCrossEntropy({ logits, target: reading.target ?? given!, options });
            near(losses.loss.data[0]!, mean);
            near(losses.sumLoss, sum!);
            if (Array.isArray(none)) {
                none.forEach((loss, i) => near(losses.perSample.data[i]!, loss as number));
            }
        });
    }

    for (const [name, { shape, values }] of Object.entries({ ...expected, ...more }).filter(
        ([, { values }]) => values !== undefined,
    )) {
        it(`${name} has the numbers that were saved`, async () => {
            const tensor = await open(name).array.read(noWork);
            assert.deepEqual(tensor.shape, shape);
            assert.deepEqual([...tensor.data], [values].flat().map(Number));
        });
    }

    for (const [name, { mean }] of Object.entries(more).filter(([, { mean }]) => mean !== undefined)) {
        it(`${name} has the loss of torch`, async () => {
            const { array } = open(name);
            const { logits } = await readLoss({ logits: array }, true, noWork);
            const target: Target = { kind: 'index', data: Int32Array.of(0, 1), shape: [2] };
            near(explainCrossEntropy({ logits, target }).loss.data[0]!, mean!);
        });
    }

    const refusals: Readonly<Record<string, RegExp>> = {
        'complex.npy': /complex128.*\.real/,
        'complex.pt': /complex numbers/i,
        'structured.npy': /structured array/,
        'object.npy': /Python objects.*never read/,
        'truncated.npy': /ends 5 bytes too early/,
        'not_really.npy': /not a NumPy file/,
        'truncated.safetensors': /ends 4 bytes too early/,
        'header_too_long.safetensors': /header claims to be 1\.1 TB long/,
        'old.pt': /before PyTorch 1\.6/,
        'hostile.pt': /would call posix\.system.*no code of a file is ever run/,
        'whole_model.pt': /would call torch\.nn\.modules\.container\.Sequential/,
    };
    for (const [name, words] of Object.entries(refusals)) {
        it(`${name} is refused in words`, () =>
            assert.throws(
                () => openFile(name, bytesOf(name)),
                error => error instanceof UnreadableFile && words.test(error.message),
            ));
    }

    it('every file that is to be refused is', () =>
        assert.deepEqual(
            Object.keys(expected).filter(name => expected[name]!.refused !== undefined && !(name in refusals)),
            [],
        ));

    it('an array that cannot be read leaves the others of its file alone', () => {
        const { arrays, refused } = openFile('mixed.npz', bytesOf('mixed.npz'));
        assert.deepEqual(
            arrays.map(({ key }) => key),
            ['logits'],
        );
        assert.match(refused[0]!.message, /"notes" holds Python objects/);
    });

    it('the parameters of a model are listed by the path to them', () =>
        assert.deepEqual(
            openFile('state.pt', bytesOf('state.pt')).arrays.map(({ key }) => key),
            ['0.weight', '0.bias', '1.weight', '1.bias', '1.running_mean', '1.running_var', '1.num_batches_tracked'],
        ));

    it('no file that was cut, and none with a byte changed, does anything but be read or refused in words', async () => {
        const names = [
            'logits_f32.npy',
            'batch.npz',
            'batch_compressed.npz',
            'batch.safetensors',
            'nested.pth',
            'slice.pt',
        ];
        for (const name of names) {
            const whole = bytesOf(name);
            for (let at = 0; at < whole.length; at += 1) {
                const changed = whole.slice();
                changed[at]! ^= 0xff;
                for (const damaged of [whole.slice(0, at), changed]) {
                    try {
                        for (const array of openFile(name, damaged).arrays) {
                            await array.read(noWork);
                        }
                    } catch (error) {
                        assert.ok(error instanceof UnreadableFile, `${name}, byte ${at}: ${String(error)}`);
                    }
                }
            }
        }
    });

    it('a changed number of an .npz is noticed by its checksum', async () => {
        const changed = Buffer.from(bytesOf('batch.npz'));
        const one = changed.indexOf(Uint8Array.of(0, 0, 0x80, 0x3f)); // as float32
        changed[one]! ^= 1;
        const [logits] = openFile('batch.npz', new Uint8Array(changed)).arrays;
        await assert.rejects(() => logits!.read(noWork), /checksum of "logits\.npy" is wrong/);
    });
});

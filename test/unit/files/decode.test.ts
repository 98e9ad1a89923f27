// Every type, bit by bit: by IEEE 754, and for float8 by table 1 of "FP8 Formats for Deep Learning" (2022).
import assert from 'node:assert/strict';
import { decode, stridesOf } from '../../../src/files/decode';
import { elements } from '../../../src/files/elements';
import { noWork } from './work';

const one = async (dtype: string, bits: number | bigint, littleEndian = true): Promise<number> => {
    const { size } = elements.get(dtype)!;
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt.asUintN(64, BigInt(bits)), true);
    const bytes = new Uint8Array(view.buffer, 0, size);
    const stored = { bytes: littleEndian ? bytes : bytes.toReversed(), dtype, littleEndian, shape: [] };
    return (await decode('', stored, noWork)).data[0]!;
};

const patterns: readonly (readonly [dtype: string, bits: number | bigint, value: number])[] = [
    ['bool', 1, 1],
    ['bool', 255, 1],
    ['uint8', 255, 255],
    ['int8', 255, -1],
    ['uint16', 0xfffe, 65534],
    ['int16', 0xfffe, -2],
    ['uint32', 0xfffffffe, 4294967294],
    ['int32', 0xfffffffe, -2],
    ['uint64', 0x1_0000_0001n, 4294967297],
    ['int64', -100n, -100],
    ['float16', 0x3c00, 1],
    ['float16', 0x7bff, 65504],
    ['float16', 0x0001, 2 ** -24],
    ['float16', 0x0400, 2 ** -14],
    ['float16', 0x8000, -0],
    ['float16', 0xfc00, -Infinity],
    ['float16', 0x7e00, NaN],
    ['bfloat16', 0x3f80, 1],
    ['bfloat16', 0xc049, -3.140625],
    ['bfloat16', 0x7f80, Infinity],
    ['bfloat16', 0x7fc0, NaN],
    ['float8_e4m3fn', 0x38, 1],
    ['float8_e4m3fn', 0x7e, 448],
    ['float8_e4m3fn', 0x08, 2 ** -6],
    ['float8_e4m3fn', 0x07, 0.875 * 2 ** -6],
    ['float8_e4m3fn', 0x81, -(2 ** -9)],
    ['float8_e4m3fn', 0x7f, NaN],
    ['float8_e4m3fn', 0xff, NaN],
    ['float8_e5m2', 0x3c, 1],
    ['float8_e5m2', 0x7b, 57344],
    ['float8_e5m2', 0x04, 2 ** -14],
    ['float8_e5m2', 0x01, 2 ** -16],
    ['float8_e5m2', 0xfc, -Infinity],
    ['float8_e5m2', 0x7d, NaN],
    ['float32', 0x3dcccccd, Math.fround(0.1)],
    ['float64', 0x3fb999999999999an, 0.1],
];

describe('numbers of a file', () => {
    for (const [dtype, bits, value] of patterns) {
        it(`${dtype} 0x${bits.toString(16)} is ${value}, in both orders of the bytes`, async () => {
            assert.ok(Object.is(await one(dtype, bits), value));
            assert.ok(Object.is(await one(dtype, bits, false), value));
        });
    }

    it('every type has been tried', () =>
        assert.deepEqual(
            [...elements.keys()].filter(dtype => !patterns.some(([tried]) => tried === dtype)),
            [],
        ));

    it('are row-major, however they are stored', async () => {
        const bytes = Uint8Array.of(0, 1, 2, 3, 4, 5);
        const read = async (strides: readonly number[]): Promise<readonly number[]> => [
            ...(await decode('', { bytes, dtype: 'uint8', littleEndian: true, shape: [2, 3], strides }, noWork)).data,
        ];
        assert.deepEqual(await read(stridesOf([2, 3])), [0, 1, 2, 3, 4, 5]);
        assert.deepEqual(await read(stridesOf([2, 3], true)), [0, 2, 4, 1, 3, 5]);
        assert.deepEqual(await read([0, 1]), [0, 1, 2, 0, 1, 2]);
    });

    it('are decoded in slices: the work is told how far it is, and ends when that throws', async () => {
        const stored = { bytes: new Uint8Array(1_000_000), dtype: 'uint8', littleEndian: true, shape: [1_000_000] };
        const shares: number[] = [];
        await decode('', stored, share => Promise.resolve(void shares.push(share)));
        assert.ok(shares.length >= 4);
        assert.deepEqual(
            shares,
            shares.toSorted((a, b) => a - b),
        );
        assert.equal(shares.at(-1), 1);
        let told = 0;
        const stop = (): Promise<void> => (told++, Promise.reject(new Error('cancelled')));
        await assert.rejects(() => decode('', stored, stop), /cancelled/);
        assert.equal(told, 1);
    });
});

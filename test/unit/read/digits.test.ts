import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNumericArrays } from '../../../src/read';

const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength }).map(list => list.join(''));

const sign = fc.constantFrom('', '-', '+');
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

const FRACTION_BITS = 1074;
const TWICE_ONE = 1n << BigInt(FRACTION_BITS + 1);

/** The middle between a double and the next one, in full: all are multiples of 2^-1075. */
function middleAbove(x: number): string {
    const bits = new BigUint64Array(Float64Array.of(Math.abs(x)).buffer)[0]!;
    const exponent = bits >> 52n;
    const mantissa = (bits & ((1n << 52n) - 1n)) | (exponent === 0n ? 0n : 1n << 52n);
    const halves = (2n * mantissa + 1n) << (exponent === 0n ? 0n : exponent - 1n);
    const places = FRACTION_BITS + 1;
    const fraction = (halves % TWICE_ONE) * 5n ** BigInt(places);
    return `${halves / TWICE_ONE}.${fraction.toString().padStart(places, '0').replace(/0+$/, '')}`;
}

const FIVES = 5n ** 22n;

/** 1 / 5^22 modulo 2^bits: each step of Newton's doubles the bits that are right. */
function inverseOfFives(bits: bigint): bigint {
    let inverse = 1n;
    for (let right = 1n; right < bits; right *= 2n) {
        inverse = BigInt.asUintN(Number(bits), inverse * (2n - FIVES * inverse));
    }
    return inverse;
}

/**
 * A decimal of 22 places next to the middle between two doubles, as near as one can be: their middle m * 2^-k has 54
 * bits, and w * 2^shift = m * 5^22 + apart. Twice the digits of a double just do not tell which side it is on.
 */
function nextToMiddle(shift: bigint, upper: bigint, apart: bigint): string {
    const lower = BigInt.asUintN(Number(shift), -apart * inverseOfFives(shift));
    const middle = (((upper | (1n << 53n)) >> shift) << shift) + lower;
    return `0.${((middle * FIVES + apart) >> shift).toString().padStart(22, '0')}`;
}

/** Decimals of any length, near to what a double can tell apart and far from it. */
const token = fc.oneof(
    finite.map(String),
    fc.double({ min: -20, max: 20, noNaN: true }).map(String),
    fc.tuple(finite, fc.integer({ min: 0, max: 25 })).map(([x, more]) => x.toExponential(more)),
    fc.double({ min: -1e-307, max: 1e-307, noNaN: true }).map(String),
    fc.tuple(sign, digits(1, 20), digits(0, 30)).map(([minus, whole, behind]) => `${minus}${whole}.${behind}`),
    fc.tuple(sign, digits(1, 3), digits(13, 18)).map(([minus, whole, behind]) => `${minus}${whole}.${behind}`),
    fc.tuple(sign, digits(0, 22), digits(1, 18)).map(([minus, zeros, behind]) => `${minus}.${zeros}${behind}`),
    fc
        .tuple(digits(1, 4), digits(0, 18), fc.integer({ min: -330, max: 310 }))
        .map(([whole, behind, exponent]) => `${whole}.${behind}e${exponent}`),
    fc
        .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 14, max: 30 }))
        .map(([x, length]) => middleAbove(x).slice(0, length)),
    fc.tuple(fc.double({ min: 1e-5, max: 1e15, noNaN: true }), fc.constantFrom('', '0', '1')).map(
        // Just above the middle, or in it.
        ([x, more]) => middleAbove(x) + more,
    ),
    fc
        .tuple(
            fc.bigInt({ min: 32n, max: 52n }),
            fc.bigInt({ min: 0n, max: 2n ** 53n - 1n }),
            fc.constantFrom(1n, -1n, 3n, -3n),
        )
        .map(([shift, upper, apart]) => nextToMiddle(shift, upper, apart)),
    fc.tuple(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 23 })).map(
        // Integers and a half where doubles are two apart, and the like.
        ([x, halvings]) => (BigInt(x) * 2n + 9007199254740993n).toString() + `.${5n ** BigInt(halvings)}`,
    ),
);

const tokens = fc.array(token, { minLength: 900, maxLength: 1000, size: 'max' });

const WRITTEN: Readonly<Record<string, (list: readonly string[]) => string>> = {
    'in brackets': list => `[${list.join(', ')}]`,
    'in a line of CSV': list => `${list.join(',')}\r\n`,
    'between semicolons': list => list.join(';'),
    'between tabs': list => `${list.join('\t')}\n`,
    'between blanks': list => list.join('  '),
};

describe('the digits of a number are those that Number() reads, to the bit', () => {
    for (const [name, write] of Object.entries(WRITTEN)) {
        it(name, () => {
            fc.assert(
                fc.property(tokens, list => {
                    const { arrays } = readNumericArrays(write(list));
                    assert.equal(arrays.length, 1);
                    assert.equal(arrays[0]!.data.length, list.length);
                    const wrong = list.filter((one, i) => !Object.is(arrays[0]!.data[i], Number(one)));
                    assert.deepEqual(wrong, []);
                }),
                { numRuns: 10 },
            );
        });
    }
});

describe('what is not a number by itself is not read as a part of one', () => {
    for (const field of ['1.5 2', '1.5 abc', '1.5f', '1.2.3', '1-2', '1e', '0.5\r1', `0.${'1'.repeat(400)}`]) {
        it(JSON.stringify(field.slice(0, 20)), () => {
            const { arrays } = readNumericArrays(`cat,dog,bird\n0.5,1.25,2\n0.5,${field},2\n`);
            assert.deepEqual(
                arrays.map(array => [...array.data]),
                [[0.5, 1.25, 2]],
            );
        });
    }
});

describe('where a row ends', () => {
    for (const [row, end] of [
        ['1.5,2.5', 7],
        ['1.5, 2.5 ', 8],
        ['nan,2.5, ', 8],
        ['1.5,2.5, \r', 8],
        ['1.5\u00a02.5'.replace('\u00a0', ' \u00a0'), 8],
        ['1.5\t2.5\t ', 8],
    ] as const) {
        it(JSON.stringify(row), () => {
            const [array] = readNumericArrays(`${row}\n`).arrays;
            assert.deepEqual([array?.shape, array?.start, array?.end], [[2], 0, end]);
        });
    }
});

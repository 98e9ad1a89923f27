import assert from 'node:assert/strict';
import { roundToBfloat16, roundToFloat16 } from '../../../src/math';

/** The value of a bit pattern of a small IEEE type, by the definition of the format. */
function valueOf(bits: number, fractionBits: number, exponentBits: number): number {
    const sign = bits >> (fractionBits + exponentBits) ? -1 : 1;
    const exponent = (bits >> fractionBits) & (2 ** exponentBits - 1);
    const fraction = bits & (2 ** fractionBits - 1);
    const bias = 2 ** (exponentBits - 1) - 1;
    if (exponent === 2 ** exponentBits - 1) {
        return fraction ? NaN : sign * Infinity;
    }
    return (
        sign *
        (exponent === 0
            ? fraction * 2 ** (1 - bias - fractionBits)
            : (2 ** fractionBits + fraction) * 2 ** (exponent - bias - fractionBits))
    );
}

/** The double next to x, away from zero or towards it. */
function beside(x: number, direction: 1 | -1): number {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, x);
    view.setBigInt64(0, view.getBigInt64(0) + BigInt(direction));
    return view.getFloat64(0);
}

const types = [
    { name: 'float16', round: roundToFloat16, fractionBits: 10, exponentBits: 5, overflow: 65536 },
    { name: 'bfloat16', round: roundToBfloat16, fractionBits: 7, exponentBits: 8, overflow: 2 ** 128 },
];

for (const { name, round, fractionBits, exponentBits, overflow } of types) {
    describe(`rounding to ${name}`, () => {
        const infinity = (2 ** exponentBits - 1) << fractionBits;

        it('keeps every one of the 65536 values', () => {
            for (let bits = 0; bits < 65536; bits++) {
                const value = valueOf(bits, fractionBits, exponentBits);
                assert.ok(Object.is(round(value), value), `0x${bits.toString(16)}: ${value} became ${round(value)}`);
            }
        });

        it('takes every midpoint to the even neighbour, and what is beside it to the nearer one', () => {
            for (let bits = 0; bits < infinity; bits++) {
                const low = valueOf(bits, fractionBits, exponentBits);
                const high = bits + 1 === infinity ? overflow : valueOf(bits + 1, fractionBits, exponentBits);
                const stored = bits + 1 === infinity ? Infinity : high;
                const middle = (low + high) / 2;
                for (const sign of [1, -1]) {
                    assert.equal(
                        round(sign * middle),
                        sign * (bits % 2 === 0 ? low : stored),
                        `middle of ${low} and ${high}`,
                    );
                    assert.equal(
                        round(sign * beside(middle, -1)),
                        sign * low,
                        `just below the middle of ${low} and ${high}`,
                    );
                    assert.equal(
                        round(sign * beside(middle, 1)),
                        sign * stored,
                        `just above the middle of ${low} and ${high}`,
                    );
                    if (low > 0) {
                        assert.equal(round(sign * beside(low, 1)), sign * low, `just above ${low}`);
                    }
                    assert.equal(round(sign * beside(high, -1)), sign * stored, `just below ${high}`);
                }
            }
        });

        it('overflows to infinity, and underflows to zero', () => {
            assert.deepEqual([1e39, -1e39, 1e308, Number.MIN_VALUE, 1e-300].map(round), [
                Infinity,
                -Infinity,
                Infinity,
                0,
                0,
            ]);
        });
    });
}

/** The nearest integer, ties to even, of a number of less than 2^51; beyond that a number near it. */
export function nearestInteger(x: number): number {
    return x + 1.5 * 2 ** 52 - 1.5 * 2 ** 52;
}

const SMALLEST = -1074;
const LARGEST = 1023;

const powers = new Float64Array(LARGEST - SMALLEST + 1);
powers[0] = Number.MIN_VALUE;
for (let i = 1; i < powers.length; i++) {
    powers[i] = 2 * powers[i - 1]!;
}

/** 2 ** exponent for an integer exponent of -1074 to 1023. A table, since `2 ** n` is not exact in every engine. */
export function powerOfTwo(exponent: number): number {
    return powers[exponent - SMALLEST]!;
}

/** value * 2 ** exponent, rounded once, for an exponent of -1130 to 1024 and a value of about 1. */
export function scaleByPowerOfTwo(value: number, exponent: number): number {
    if (exponent < -1022) {
        return value * powerOfTwo(exponent + 128) * powerOfTwo(-128);
    }
    if (exponent > LARGEST) {
        return value * 2 * powerOfTwo(exponent - 1);
    }
    return value * powerOfTwo(exponent);
}

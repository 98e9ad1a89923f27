/*
 * Real numbers as BigInt multiples of 2^-1024: exp and log in integer arithmetic, with nothing of src/math in it.
 * A number near 1 has 300 digits, one of 1e-240 still 60; what is near 1e-300 is out of its reach.
 */

const BITS = 1024n;
export const ONE = 1n << BITS;

/** The exact value of a double; what is below 2^-1024 is cut off. */
export function bigReal(x: number): bigint {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, x);
    const bits = view.getBigUint64(0);
    const exponent = Number((bits >> 52n) & 0x7ffn);
    const fraction = bits & 0xfffffffffffffn;
    const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
    const shift = BITS + BigInt(Math.max(exponent, 1) - 1075);
    const magnitude = shift >= 0n ? mantissa << shift : mantissa >> -shift;
    return bits >> 63n ? -magnitude : magnitude;
}

export function multiply(a: bigint, b: bigint): bigint {
    return (a * b) >> BITS;
}

export function divide(a: bigint, b: bigint): bigint {
    return (a << BITS) / b;
}

/** 2 artanh(1/3) = ln 2, as 2/3 (1 + 1/(3*9) + 1/(5*81) + ...). */
const LN2 = (() => {
    let sum = 0n;
    let power = (2n * ONE) / 3n;
    for (let n = 1n; power > 0n; n += 2n, power /= 9n) {
        sum += power / n;
    }
    return sum;
})();

/** e^x; 0 below 2^-1024. */
export function exp(x: bigint): bigint {
    const doublings = x >= 0n ? x / LN2 : -((-x + LN2 - 1n) / LN2); // floor
    if (doublings < -BITS) {
        return 0n;
    }
    const r = (x - doublings * LN2) >> 16n; // e^x = 2^doublings (e^r)^65536
    let sum = ONE;
    let term = ONE;
    for (let n = 1n; term !== 0n; n++) {
        term = multiply(term, r) / n;
        sum += term;
    }
    for (let i = 0; i < 16; i++) {
        sum = multiply(sum, sum);
    }
    return doublings >= 0n ? sum << doublings : sum >> -doublings;
}

/** ln y of y >= 1, by Newton: each step doubles the digits of the double it starts from. */
export function log(y: bigint): bigint {
    let x = bigReal(Math.log(toNumber(y)));
    for (let i = 0; i < 5; i++) {
        x += multiply(y, exp(-x)) - ONE;
    }
    return x;
}

/** A double near it; enough to start from and to measure an error with. */
export function toNumber(x: bigint): number {
    const magnitude = x < 0n ? -x : x;
    const excess = Math.max(0, magnitude.toString(2).length - 64);
    const value = Number(magnitude >> BigInt(excess)) * 2 ** (excess - Number(BITS) / 2) * 2 ** (-Number(BITS) / 2);
    return x < 0n ? -value : value;
}

/** How far a double is from the true value, in units of the true value's last place. */
export function ulpError(actual: number, truth: bigint): number {
    if (truth === 0n) {
        return actual === 0 ? 0 : Infinity;
    }
    if (!Number.isFinite(actual)) {
        return Infinity;
    }
    const magnitude = truth < 0n ? -truth : truth;
    const lastPlace = BigInt(magnitude.toString(2).length - 53); // ulp = 2^(lastPlace - BITS)
    const difference = bigReal(actual) - truth;
    const scaled = lastPlace >= 64n ? difference >> (lastPlace - 64n) : difference << (64n - lastPlace);
    return Math.abs(Number(scaled)) / 2 ** 64;
}

/** -log softmax of class t of doubles, as the largest difference plus the log of a sum of at least 1. */
export function trueNll(logits: readonly number[], t: number): bigint {
    const exact = logits.map(bigReal);
    const max = exact.reduce((a, b) => (a > b ? a : b));
    return max - exact[t]! + log(exact.reduce((sum, x) => sum + exp(x - max), 0n));
}

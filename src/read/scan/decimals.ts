/** The arithmetic that makes doubles of many digits. */

/** Every integer of so many digits is a double. */
export const EXACT_DIGITS = 15;
/** So many digits behind those are an integer of 32 bits. */
export const MORE_DIGITS = 9;
/** The powers of ten that are doubles. */
export const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
export const LARGEST_POWER = POWERS_OF_TEN.length - 1;

/** Whether four bytes, the first of which is the lowest of the word, are digits. */
export const isFourDigits = (word: number): boolean =>
    (((word & 0xf0f0f0f0) ^ 0x30303030) | (((word + 0x06060606) & 0xf0f0f0f0) ^ 0x30303030)) === 0;

/** The number that they write. */
export function ofFourDigits(word: number): number {
    const digits = word & 0x0f0f0f0f;
    const pairs = Math.imul(digits, 10) + (digits >>> 8);
    return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff);
}

/**
 * (head * shift + rest) / divisor, rounded once, from two doubles for each of the numbers on the way (Dekker 1971); NaN where that is too near to the middle between
 * two doubles to tell. `head` has at most 15 digits, rest < shift <= 1e9, and shift and divisor are powers of ten that are doubles. What is
 * rounded on the way is less than 2^-100 of the quotient, and a sixteenth of what is allowed for.
 */
export function longQuotient(head: number, rest: number, shift: number, divisor: number): number {
    const shifted = head * shift;
    const behind = productError(shifted, head, shift) + rest;
    const dividend = shifted + behind;
    const low = behind - (dividend - shifted);
    const quotient = dividend / divisor;
    const product = quotient * divisor;
    const correction = (dividend - product - productError(product, quotient, divisor) + low) / divisor;
    const doubt = quotient * 2 ** -96;
    const least = quotient + (correction - doubt);
    return least === quotient + (correction + doubt) ? least : NaN;
}

/** a * b - product, where `product` is a * b as a double. */
function productError(product: number, a: number, b: number): number {
    const aHigh = upperHalf(a);
    const bHigh = upperHalf(b);
    const aLow = a - aHigh;
    const bLow = b - bHigh;
    return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits of a double. */
function upperHalf(x: number): number {
    const scaled = 0x8000001 * x;
    return scaled - (scaled - x);
}

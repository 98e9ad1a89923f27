import { productError } from '../../model/productError';

/* The arithmetic that makes doubles of many digits. */

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
 * (head * shift + rest) / divisor, rounded once, from two doubles for each of the numbers on the way; NaN where that is
 * too near to the middle between two doubles to tell. What is rounded on the way is less than 2^-100 of the quotient,
 * and a sixteenth of what is allowed for.
 *
 * @param head of at most 15 digits
 * @param rest less than `shift`
 * @param shift a power of ten, 1e9 at most
 * @param divisor a power of ten that is a double
 */
export function longQuotient(head: number, rest: number, shift: number, divisor: number): number {
    const shifted = head * shift;
    const behind = productError(head, shift, shifted) + rest;
    const dividend = shifted + behind;
    const low = behind - (dividend - shifted);
    const quotient = dividend / divisor;
    const product = quotient * divisor;
    const correction = (dividend - product - productError(quotient, divisor, product) + low) / divisor;
    const doubt = quotient * 2 ** -96;
    const least = quotient + (correction - doubt);
    return least === quotient + (correction + doubt) ? least : NaN;
}

import { productError } from '../model/productError';
import { nearestInteger, powerOfTwo, scaleByPowerOfTwo } from './binary';
import { additionError } from './summation';

/*
 * Math.exp, Math.log and Math.log1p may be off by nearly an ulp each, and differ between engines. The pair
 * here is off by about half an ulp, `log1p` takes an argument of twice the digits, and `exp` is faster.
 * Source of the method: P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE
 * floating-point arithmetic" (1989).
 */

const STEPS = 64;
const STEPS_PER_UNIT = 92.33248261689366; // 64 / ln 2
/** ln 2 / 64 in two parts. The first has 36 bits, so that its product with a step number is exact. */
const STEP_HIGH = 0.010830424696223417;
const STEP_LOW = 2.572804622327669e-14;

/** 2 ** (j / 64) = rootsHigh[j] + rootsLow[j]. */
export const rootsHigh = new Float64Array(STEPS);
export const rootsLow = new Float64Array(STEPS);

const ROOT_HIGH = 1.0108892860517005; // 2 ** (1 / 64)
const ROOT_LOW = -1.5234778603368577e-17;
rootsHigh[0] = 1;
for (let j = 1; j < STEPS; j++) {
    const high = rootsHigh[j - 1]!;
    const product = high * ROOT_HIGH;
    const low = productError(high, ROOT_HIGH, product) + (high * ROOT_LOW + rootsLow[j - 1]! * ROOT_HIGH);
    rootsHigh[j] = product + low;
    rootsLow[j] = product - rootsHigh[j]! + low;
}

/** exp(x), within .52 ulp (subnormal results within 1). As short as it is, engines put it in place of its calls. */
export function exp(x: number): number {
    if (!(x > -708 && x < 709)) {
        return expAtTheEnds(x);
    }
    const step = nearestInteger(x * STEPS_PER_UNIT);
    return mantissaOf(x, step) * powerOfTwo(step >> 6);
}

/** Where the result, or its power of two, may be out of range. */
function expAtTheEnds(x: number): number {
    if (!(x > -746)) {
        return x === x ? 0 : NaN;
    }
    if (x > 710) {
        return Infinity;
    }
    const step = nearestInteger(x * STEPS_PER_UNIT);
    return scaleByPowerOfTwo(mantissaOf(x, step), step >> 6);
}

/** exp(x) / 2 ** floor(step / 64), for the step that is nearest to x. */
function mantissaOf(x: number, step: number): number {
    const r = x - step * STEP_HIGH - step * STEP_LOW; // |r| < .0055
    const expm1 = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
    const j = step & (STEPS - 1);
    const root = rootsHigh[j]!;
    return root + (rootsLow[j]! + root * expm1);
}

/** log(1 + r) / r - 1 by its series, for |r| up to 2^-4. */
function log1pTail(r: number, terms: number): number {
    let tail = 0;
    for (let n = terms; n >= 2; n--) {
        tail = 1 / n - r * tail;
    }
    return -r * tail;
}

/** log(1 + high + low), within .6 ulp, for high >= 0 and a low of at most an ulp of high. */
export function log1p(high: number, low = 0): number {
    if (high < 2 ** -4) {
        return high + (low + high * log1pTail(high, 16));
    }
    if (!(high < Infinity)) {
        return high;
    }
    const f = 1 + high;
    const fLow = additionError(1, high, f) + low;
    // The nearest 2 ** (step / 64), whose logarithm is step * ln 2 / 64, and what is left of f beside it.
    const step = Math.round(Math.log2(f) * STEPS);
    const root = rootsHigh[step & (STEPS - 1)]!;
    const scale = powerOfTwo(-(step >> 6));
    const r = (f * scale - root + (fLow * scale - rootsLow[step & (STEPS - 1)]!)) / root;
    return step * STEP_HIGH + (r + (step * STEP_LOW + r * log1pTail(r, 8)));
}

/**
 * log(sum of exp(x)) over all numbers but perhaps two; -Infinity over none.
 *
 * @param max the largest of the numbers that are summed
 */
export function logSumExp(numbers: Float64Array, max: number, without = -1, andWithout = -1): number {
    let sum = 0;
    for (let i = 0; i < numbers.length; i++) {
        if (i !== without && i !== andWithout) {
            sum += exp(numbers[i]! - max);
        }
    }
    return max === -Infinity ? max : max + Math.log(sum);
}

/** What the rounding of printed numbers, and of the type they were computed in, can hide. */
import { fractionBits } from '../math';
import type { ArithmeticDtype } from '../math';

/** PyTorch prints four decimals unless told otherwise (torch.set_printoptions(precision=4)). */
export const TORCH_DECIMALS = 4;

/**
 * A sum that is further off says nothing: with one printed decimal and ten classes any ten small numbers would
 * pass. Softmax printed with four decimals stays below it up to 1000 classes in the worst case, far beyond on average.
 */
export const MOST_SUM_ERROR = 0.05;

/** The most that a number printed with so many decimals can be off. */
export function halfUnit(decimals: number): number {
    return 0.5 * 10 ** -decimals;
}

/**
 * The relative error of a softmax computed in a type, a few units of its last place. float32 unless the type has fewer
 * digits.
 */
export function typeError(dtype: ArithmeticDtype | undefined): number {
    return dtype === 'float16' || dtype === 'bfloat16' ? 2 ** -fractionBits[dtype] : 4 * 2 ** -fractionBits.float32;
}

/** How far from 1 the sum of `classes` printed probabilities may be: C half units, and the rounding of the type. */
export function sumTolerance(
    classes: number,
    decimals: number | undefined,
    dtype: ArithmeticDtype | undefined,
): number {
    return Math.min(MOST_SUM_ERROR, classes * halfUnit(decimals ?? TORCH_DECIMALS) + typeError(dtype));
}

/**
 * How far from 0 the logsumexp of printed log-probabilities may be: it moves by no more than the largest move of a
 * number.
 */
export function logSumTolerance(decimals: number | undefined, dtype: ArithmeticDtype | undefined): number {
    return Math.min(MOST_SUM_ERROR, halfUnit(decimals ?? TORCH_DECIMALS) + typeError(dtype));
}

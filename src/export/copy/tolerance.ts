import { fractionBits, layoutOf, startOf } from '../../math';
import type { ArithmeticDtype, CrossEntropyBreakdown, Reduction } from '../../math';
import type { Explanation } from '../../diagnose/explanation';

/** Rounding to a type takes up to 2^-bits of a number: half the distance from 1 to the next one. */
export const roundingBits = (dtype: ArithmeticDtype): number => fractionBits[dtype] + 1;

/** Whether an operation computes in float32 and rounds what it stores. */
export const isHalf = (dtype: ArithmeticDtype): boolean => dtype === 'float16' || dtype === 'bfloat16';

/** What one rounding takes, at most, while a number is computed, and when it is stored. */
function roundingsOf(dtype: ArithmeticDtype): { readonly compute: number; readonly store: number } {
    const unit = 2 ** -roundingBits(dtype);
    return isHalf(dtype) ? { compute: 2 ** -roundingBits('float32'), store: unit } : { compute: unit, store: 0 };
}

/** A term takes so many operations, each an ulp or two off: exp, sum, log, differences, products, the mean. */
const COMPUTED = 64;
/** And is stored so often: log-softmax, target, product, weight, sum, mean, the two parts and their sum. */
const STORED = 8;

/**
 * How far two correct ways of computing the loss may be apart, absolute. A term is w y' * -logSoftmax; its error
 * is a few roundings of w y' * (1 + |logSoftmax|), the 1 being the logarithm's argument, which is rounded
 * even where its logarithm is 0. Errors of a sum of n terms grow like sqrt(n) roundings on top. Terms are taken by
 * size, so that cancellation between negative weights or probabilities is allowed for.
 */
export function toleranceOf(
    { question: { logits, target, options } }: Explanation,
    breakdown: CrossEntropyBreakdown,
    reduction: Reduction,
): number {
    const { compute, store } = roundingsOf(options?.dtype ?? 'float64');
    const divisor =
        reduction === 'mean'
            ? meanDivisor(breakdown, target?.kind === 'index' ? options?.weight : undefined)
            : { size: 1, condition: 1 };
    // Divided before they are added up: sums of large weights overflow.
    const { mass, loss } = magnitudesOf(breakdown, options?.weight, reduction, divisor.size);
    const computed = (COMPUTED + Math.sqrt(logits.data.length)) * compute;
    const bound = divisor.condition * (computed * mass + (computed + STORED * store) * loss);
    return oneDigitUp(Math.max(Number.isFinite(bound) ? bound : 0, COMPUTED * compute));
}

interface Sizes {
    readonly mass: number;
    readonly loss: number;
}

/** The sums of |w y'| and |w y' logSoftmax|, divided; with 'none' of the sample where that is largest. Cost: N * C. */
function magnitudesOf(
    breakdown: CrossEntropyBreakdown,
    weight: Float64Array | undefined,
    reduction: Reduction,
    divisor: number,
): Sizes {
    const { logSoftmax, targetDistribution } = breakdown;
    const layout = layoutOf(logSoftmax.shape);
    let [mass, loss] = [0, 0];
    for (let sample = 0; sample < layout.samples; sample++) {
        let [ofMass, ofLoss] = [0, 0];
        for (let c = 0, i = startOf(layout, sample); c < layout.classes; c++, i += layout.stride) {
            const y = Math.abs(targetDistribution.data[i]! * (weight?.[c] ?? 1)) / divisor;
            const term = y === 0 ? 0 : y * Math.abs(logSoftmax.data[i]!);
            if (Number.isFinite(y) && Number.isFinite(term)) {
                ofMass += y;
                ofLoss += term;
            }
        }
        [mass, loss] =
            reduction === 'none' ? [Math.max(mass, ofMass), Math.max(loss, ofLoss)] : [mass + ofMass, loss + ofLoss];
    }
    return { mass, loss };
}

/** The size of what the mean divides by, and by how much cancellation in it magnifies its relative error. */
function meanDivisor(
    { denominator, targetClass }: CrossEntropyBreakdown,
    weight: Float64Array | undefined,
): { readonly size: number; readonly condition: number } {
    const size = Math.abs(denominator);
    if (!weight) {
        return { size, condition: 1 };
    }
    const sum = targetClass.data.reduce((total, c) => total + (c < 0 ? 0 : Math.abs(weight[c]!)), 0);
    return { size, condition: Math.max(1, sum / size) };
}

/** The next number with one digit: 0.0123 -> 0.02. */
function oneDigitUp(value: number): number {
    const rounded = Number(value.toPrecision(1));
    return rounded >= value ? rounded : Number((rounded + 10 ** Math.floor(Math.log10(rounded))).toPrecision(1));
}

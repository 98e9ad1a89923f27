import type { PrintedNumber } from './printedLoss';

/*
 * How far a printed loss may be from the loss of printed logits.
 *
 * With q = w y' (the weighted, smoothed target of a sample, Q its sum) the sample's loss is sum_c q[c] (lse(x) - x[c]),
 * and its gradient Q softmax(x) - q. Where every logit is off by at most d, the loss is off by at most d times the sum
 * of the gradient's magnitudes, which is at most Q + sum_c |q[c]| <= 2 sum_c |q[c]| along the whole way. Hence
 *
 *     |difference| <= 2 d M,   M = sum over kept samples of sum_c |q[c]|, over what the reduction divides by
 *
 * Unweighted class indices, with or without smoothing, and class probabilities that add up to 1: M = 1, the 2 d of
 * the textbook, for the mean; the number of kept samples for the sum. Weights without smoothing: still M = 1 for the
 * mean, as they divide out; with smoothing M = 1 - e + e mean(w) n / sum of w[target].
 * Printing the loss adds half a unit of its last digit, and float32 arithmetic its own error.
 */

/** |log p| moves by at most so much where each logit moves by 1: log-softmax by 2, and so on. */
export const LOG_SOFTMAX = 2;

/**
 * torch in float32 is within 2.9e-7 of the true loss (test/conformance/data, README); the program's order of additions
 * is not ours.
 */
const FLOAT32 = 1e-6;

/** What float32 arithmetic may be off by. */
export function lossArithmeticError(loss: number): number {
    return Number.isFinite(loss) ? FLOAT32 * Math.max(1, Math.abs(loss)) : 0;
}

/** What float32 arithmetic, and the digits of the printed loss, may be off by. */
export function readingError(loss: number, printed: PrintedNumber): number {
    return printed.halfUnit + lossArithmeticError(loss);
}

/**
 * From this many decimals on, numbers without a word on how they were printed are taken as rounded: torch prints four.
 */
const PRINTED_FROM = 4;
/** A float64 has no more decimals that matter here. */
const PRINTED_TO = 8;

/**
 * The decimals that numbers were rounded to, without a word on it: what they themselves show; undefined where they are
 * short, as typed by hand, or hold every digit.
 */
export function decimalsShown(logits: Float64Array): number | undefined {
    for (let d = 0; d <= PRINTED_TO; d++) {
        const unit = 10 ** d;
        const fits = logits.every(
            x =>
                !Number.isFinite(x) ||
                Math.abs(x * unit - Math.round(x * unit)) <= 1e-9 * Math.max(1, Math.abs(x * unit)),
        );
        if (fits) {
            return d < PRINTED_FROM ? undefined : d;
        }
    }
    return undefined;
}

/** Equal, and so are nan and nan. */
export function agrees(printed: number, loss: number, bound: number): boolean {
    return (
        Object.is(printed, loss) ||
        printed === loss ||
        (Number.isFinite(printed - loss) && Math.abs(printed - loss) <= bound)
    );
}

/** How far apart; 0 for the same infinity, and for nan twice. */
export function distance(printed: number, loss: number): number {
    return Object.is(printed, loss) || printed === loss ? 0 : Math.abs(printed - loss);
}

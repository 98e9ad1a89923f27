/** The losses of the samples, for any numbers in the place of log-softmax, and what becomes of them. */
import { startOf } from '../../math';
import type { Setup } from './setup';

/** What a loss is made of, sample by sample; 0 throughout where ignored. */
export interface Shares {
    /** -sum_c w[c] y'[c] lp[c]. */
    readonly loss: Float64Array;
    /** What torch's mean divides by: w[target], or 1 with probabilities. */
    readonly divisor: Float64Array;
    /** sum_c |w[c] y'[c]|: how much of lp takes part. */
    readonly mass: Float64Array;
}

/**
 * The loss of each sample for numbers `lp` in the place of log-softmax, of the logits' shape. Undefined where
 * a target is out of range.
 */
export function sharesOf(
    { layout, target, weight, ignoreIndex, smoothing }: Setup,
    lp: Float64Array,
): Shares | undefined {
    const { samples, classes, stride } = layout;
    const shares: Shares = {
        loss: new Float64Array(samples),
        divisor: new Float64Array(samples),
        mass: new Float64Array(samples),
    };
    const perClass = smoothing > 0 || target.kind === 'probability';
    for (let sample = 0; sample < samples; sample++) {
        const start = startOf(layout, sample);
        let [loss, mass] = [0, 0];
        if (target.kind === 'index') {
            const t = target.data[sample]!;
            if (t === ignoreIndex) {
                continue;
            }
            if (!(t >= 0 && t < classes)) {
                return undefined;
            }
            const w = weight?.[t] ?? 1;
            loss = -w * (1 - smoothing) * lp[start + t * stride]!;
            mass = Math.abs(w) * (1 - smoothing);
            shares.divisor[sample] = w;
        } else {
            shares.divisor[sample] = 1;
        }
        for (let c = 0, i = start; perClass && c < classes; c++, i += stride) {
            const y = (target.kind === 'probability' ? target.data[i]! * (1 - smoothing) : 0) + smoothing / classes;
            const q = y * (weight?.[c] ?? 1);
            loss -= q * lp[i]!;
            mass += Math.abs(q);
        }
        shares.loss[sample] = loss;
        shares.mass[sample] = mass;
    }
    return shares;
}

/**
 * A loss, and the mass of log-probabilities in it: what one of them is off by, the loss is off by at most so many
 * times.
 */
export interface ReducedShares {
    readonly loss: number;
    readonly mass: number;
}

const sum = (data: Float64Array): number => data.reduce((a, b) => a + b, 0);

export function reduce(shares: Shares, reduction: Setup['reduction']): ReducedShares {
    const divisor = reduction === 'sum' ? 1 : sum(shares.divisor);
    return { loss: sum(shares.loss) / divisor, mass: sum(shares.mass) / Math.abs(divisor) };
}

/** `sharesOf` and `reduce` in one. */
export function lossWith(setup: Setup, lp: Float64Array): ReducedShares | undefined {
    const shares = sharesOf(setup, lp);
    return shares && reduce(shares, setup.reduction);
}

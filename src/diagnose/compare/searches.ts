/** Mistakes with a parameter, which is searched for: smoothing, ignored index, shift, size of the batches. */
import { LOG_SOFTMAX } from './bound';
import { lossWith, reduce, sharesOf } from './shares';
import type { Shares } from './shares';
import type { Setup } from './setup';
import { hypothesis } from './hypotheses';
import type { Search } from './hypotheses';

/** Smoothings that papers and recipes use. */
const USUAL = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3];
/** Smoothing is given in hundredths: any finer, and some value would fit any printed loss. */
const STEPS = 100;

/** The loss is linear in the smoothing: two points give the line, and the printed loss the nearest hundredth on it. */
export const otherSmoothing: Search = ({ setup, stages, printed }) => {
    const lp = stages.logSoftmax.data;
    const at = (smoothing: number) => lossWith({ ...setup, smoothing }, lp);
    const [none, full] = [at(0), at(1)];
    if (!none || !full) {
        return [];
    }
    const slope = full.loss - none.loss;
    const nearest = Math.round(((printed - none.loss) / slope) * STEPS) / STEPS;
    const tried = Number.isFinite(nearest) && nearest > 0 && nearest <= 1 ? [nearest] : [];
    return [...(setup.smoothing > 0 ? [0] : []), ...tried]
        .filter(smoothing => smoothing !== setup.smoothing)
        .flatMap(smoothing =>
            hypothesis(
                'other-smoothing',
                smoothing === 0 ? 0 : USUAL.includes(smoothing) ? 2 : 3,
                at(smoothing),
                LOG_SOFTMAX,
                { labelSmoothing: smoothing },
            ),
        );
};

/** The shares of samples whose target is each class, added up. */
function sharesByClass(shares: Shares, target: Int32Array, classes: number): Shares {
    const sums: Shares = {
        loss: new Float64Array(classes),
        divisor: new Float64Array(classes),
        mass: new Float64Array(classes),
    };
    target.forEach((t, sample) => {
        if (t < 0 || t >= classes) {
            return;
        }
        sums.loss[t]! += shares.loss[sample]!;
        sums.divisor[t]! += shares.divisor[sample]!;
        sums.mass[t]! += shares.mass[sample]!;
    });
    return sums;
}

/** The only target that is no class; 'several' where there are more, since torch refuses all but one of those. */
function outsider(target: Int32Array, classes: number): number | 'several' | undefined {
    let found: number | undefined;
    for (const t of target) {
        if (t >= 0 && t < classes) {
            continue;
        }
        if (found !== undefined && found !== t) {
            return 'several';
        }
        found = t;
    }
    return found;
}

/**
 * Nothing ignored, each class in turn, or the one number that is no class. From sums per class, so that many classes
 * cost no more.
 */
export const otherIgnoreIndex: Search = ({ setup, stages }) => {
    const {
        target,
        layout: { classes },
    } = setup;
    if (target.kind !== 'index') {
        return [];
    }
    const outside = outsider(target.data, classes);
    if (outside === 'several') {
        return [];
    }
    const rank = (ignored: number) => (ignored === 0 ? 2 : 3);
    const shares = sharesOf({ ...setup, ignoreIndex: outside ?? -1 }, stages.logSoftmax.data);
    if (!shares) {
        return [];
    }
    const all = reduce(shares, 'sum');
    if (outside !== undefined) {
        return outside === setup.ignoreIndex
            ? []
            : hypothesis('other-ignore-index', 0, reduce(shares, setup.reduction), LOG_SOFTMAX, {
                  ignoreIndex: outside,
              });
    }
    const divisor = shares.divisor.reduce((a, b) => a + b, 0);
    const left = sharesByClass(shares, target.data, classes);
    const present = new Set(target.data);
    const nothing = { loss: setup.reduction === 'sum' ? 0 : NaN, mass: 0 };
    const leavingOut = (loss: number, weight: number, mass: number) => {
        const by = setup.reduction === 'sum' ? 1 : divisor - weight;
        return { loss: (all.loss - loss) / by, mass: (all.mass - mass) / Math.abs(by) };
    };
    return [
        ...(present.has(setup.ignoreIndex) ? hypothesis('other-ignore-index', 1, leavingOut(0, 0, 0)) : []),
        ...[...present]
            .filter(c => c !== setup.ignoreIndex)
            .flatMap(c =>
                hypothesis(
                    'other-ignore-index',
                    rank(c),
                    present.size === 1 ? nothing : leavingOut(left.loss[c]!, left.divisor[c]!, left.mass[c]!),
                    LOG_SOFTMAX,
                    { ignoreIndex: c },
                ),
            ),
    ];
};

/** An index that no target has. */
const OUTSIDE = -(2 ** 31);

function withTarget(setup: Setup, data: Int32Array): Setup {
    return { ...setup, target: { kind: 'index', data, shape: setup.target.shape } };
}

/** Classes counted from another number; the first and the last wrap, as index -1 does in NumPy and JAX. */
export const targetOffByOne: Search = ({ setup, stages }) => {
    const {
        target,
        ignoreIndex,
        layout: { classes },
    } = setup;
    if (target.kind !== 'index' || classes < 2) {
        return [];
    }
    const shifts = classes === 2 ? [-1] : [-1, 1];
    return shifts.flatMap(shift => {
        // A target that leaves the range or comes into it is one; -100 stays what it is.
        const data = target.data.map(t =>
            t === ignoreIndex || t < -1 || t > classes ? t : (t + shift + classes) % classes,
        );
        const moved = {
            ...withTarget(setup, data),
            ignoreIndex: ignoreIndex >= 0 && ignoreIndex < classes ? OUTSIDE : ignoreIndex,
        };
        if (moved.ignoreIndex === OUTSIDE) {
            target.data.forEach((t, i) => t === ignoreIndex && (data[i] = OUTSIDE));
        }
        return hypothesis('target-off-by-one', 1, lossWith(moved, stages.logSoftmax.data), LOG_SOFTMAX, { shift });
    });
};

/** Each position measured against the target of the one after it, or before it; the last has none. */
export const targetShifted: Search = ({ setup, stages }) => {
    const {
        target,
        ignoreIndex,
        layout: { sampleShape },
    } = setup;
    const length = sampleShape[sampleShape.length - 1] ?? 1;
    if (target.kind !== 'index' || sampleShape.length > 2 || length < 2) {
        return [];
    }
    return [1, -1].flatMap(shift => {
        const data = target.data.map((_, sample) => {
            const position = (sample % length) + shift;
            const t = position >= 0 && position < length ? target.data[sample + shift]! : OUTSIDE;
            return t === ignoreIndex ? OUTSIDE : t;
        });
        return hypothesis(
            'target-shifted',
            2,
            lossWith({ ...withTarget(setup, data), ignoreIndex: OUTSIDE }, stages.logSoftmax.data),
            LOG_SOFTMAX,
            { shift },
        );
    });
};

/** Sizes of batches: all small ones, and the powers of two. */
const SMALL = 32;
const POWERS = Array.from({ length: 16 }, (_, i) => 2 ** (i + 1));

/** Sums of the first 0, 1, 2, ... numbers: any stretch is the difference of two. */
function sumsUpTo(numbers: Float64Array): Float64Array {
    const sums = new Float64Array(numbers.length + 1);
    for (let i = 0; i < numbers.length; i++) {
        sums[i + 1] = sums[i]! + numbers[i]!;
    }
    return sums;
}

/**
 * The mean over batches of their means: not the mean, where the last is smaller, or weights or ignored targets differ.
 */
export const meanOfMeans: Search = ({ setup, shares, printed }) => {
    if (setup.reduction !== 'mean' || !shares || !Number.isFinite(printed)) {
        return [];
    }
    const { samples, sampleShape } = setup.layout;
    const [losses, masses, divisors] = [sumsUpTo(shares.loss), sumsUpTo(shares.mass), sumsUpTo(shares.divisor)];
    const rows = sampleShape.length > 1 ? [samples / sampleShape[0]!] : [];
    const small = Array.from({ length: SMALL - 1 }, (_, i) => i + 2);
    const sizes = [...new Set([...rows, ...POWERS, ...small])].filter(size => size < samples && size >= 2);
    return sizes.flatMap(batchSize => {
        let [loss, mass, batches] = [0, 0, 0];
        for (let start = 0; start < samples; start += batchSize) {
            const end = Math.min(start + batchSize, samples);
            const divisor = divisors[end]! - divisors[start]!;
            if (divisor === 0) {
                continue;
            } // nothing counts: left out
            loss += (losses[end]! - losses[start]!) / divisor;
            mass += (masses[end]! - masses[start]!) / Math.abs(divisor);
            batches++;
        }
        const rank = rows.includes(batchSize) ? 1 : POWERS.includes(batchSize) ? 2 : 3;
        return hypothesis('mean-of-means', rank, { loss: loss / batches, mass: mass / batches }, LOG_SOFTMAX, {
            batchSize,
        });
    });
};

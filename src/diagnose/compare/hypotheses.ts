/** Mistakes that change what is put in the place of log-softmax, or what becomes of the loss in the end. */
import { explainCrossEntropy, expRange, fractionBits, startOf } from '../../math';
import type { ArithmeticDtype, SoftmaxStages } from '../../math';
import { LOG_SOFTMAX } from './bound';
import { lossWith, reduce } from './shares';
import type { ReducedShares, Shares } from './shares';
import type { Setup } from './setup';
import type { Hypothesis, MistakeCode, MistakeDetails, Rank } from './mistake';
import { everyRow, isProbabilityRow } from '../rows';
import { sumTolerance } from '../rounding';
import { singleLoss } from '../singleLoss';
import { NUMBERS_AT_ONCE } from '../../model/turns';
import { logSoftmaxInSteps } from './slices';

/**
 * What each search starts from: the example, its softmax, and the loss as it should be (the last two absent where torch
 * refuses the targets).
 */
export interface SearchContext {
    readonly setup: Setup;
    readonly stages: SoftmaxStages;
    /** By sample. */
    readonly shares: Shares | undefined;
    readonly base: ReducedShares | undefined;
    readonly printed: number;
    /** What rounding took from a logit, and from the printed loss. */
    readonly slack: number;
}

/**
 * Whether a loss that lies between two numbers for every sample could give the printed one: spares computing it. Not
 * told of weights and soft targets, which may be negative.
 */
function reachable({ setup, base, printed, slack }: SearchContext, least: number, most: number): boolean {
    if (!base || setup.weight || setup.target.kind !== 'index') {
        return true;
    }
    const margin = slack * (1 + LOG_SOFTMAX * base.mass) + 1e-5 * Math.max(1, Math.abs(printed));
    return printed >= least * base.mass - margin && printed <= most * base.mass + margin;
}

/** A search that takes long pauses on its way. */
export type Search = (context: SearchContext) => readonly Hypothesis[] | Generator<void, readonly Hypothesis[]>;

/** As a list: empty where there is no such loss. */
export function hypothesis(
    code: MistakeCode,
    rank: Rank,
    reduced: ReducedShares | undefined,
    lipschitz: number = LOG_SOFTMAX,
    details?: MistakeDetails,
): readonly Hypothesis[] {
    return reduced
        ? [{ code, rank, loss: reduced.loss, sensitivity: lipschitz * reduced.mass, ...(details && { details }) }]
        : [];
}

/** Softmax moves by at most half of what the logits move by, and the second log-softmax by twice that. */
export const softmaxTwice = function* (context) {
    const { setup, stages } = context;
    const most = Math.log(Math.E + setup.layout.classes - 1);
    return reachable(context, most - 1, most)
        ? hypothesis('softmax-twice', 0, lossWith(setup, yield* logSoftmaxInSteps(stages.softmax)), LOG_SOFTMAX / 2)
        : [];
} satisfies Search;

/** NLLLoss, which knows no smoothing, on what is no logarithm of a probability. */
export const nllWithoutLog: Search = ({ setup, stages }) => [
    ...hypothesis('nll-on-logits', 0, lossWith({ ...setup, smoothing: 0 }, setup.logits), 1),
    ...hypothesis('nll-on-probabilities', 1, lossWith({ ...setup, smoothing: 0 }, stages.softmax.data), 0.5),
];

/** The loss itself, in another unit or form. */
export const otherForm: Search = ({ setup, base }) => {
    if (!base) {
        return [];
    }
    const times = (code: MistakeCode, rank: Rank, factor: number): readonly Hypothesis[] =>
        hypothesis(code, rank, { loss: base.loss * factor, mass: base.mass * Math.abs(factor) });
    const perplexity = Math.exp(base.loss);
    return [
        ...times('bits', 1, 1 / Math.LN2),
        ...times('base-10', 2, 1 / Math.LN10),
        ...times('not-negated', 1, -1),
        ...times('mean-over-classes', 1, 1 / setup.layout.classes),
        ...hypothesis('perplexity', 1, { loss: perplexity, mass: base.mass * perplexity }),
    ];
};

/** What bfloat16 rounds away: of the logits, twice, and of the loss. */
const COARSEST = 0.5 * 2 ** -fractionBits.bfloat16;

const LARGEST_FLOAT16 = 65504;

/** Another arithmetic than the example asks for. Not computed where no rounding could take the loss so far. */
export const otherPrecision = function* ({ setup, base, printed }) {
    if (!base) {
        return [];
    }
    const { example } = setup;
    const largest = setup.logits.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    // A float16 that is not finite has overflowed.
    if (!Number.isFinite(printed) && Math.max(largest, Math.abs(base.loss)) < LARGEST_FLOAT16) {
        return [];
    }
    if (Math.abs(printed - base.loss) > 2 * COARSEST * (base.mass * largest + Math.abs(base.loss))) {
        return [];
    }
    const asked = example.options?.dtype ?? 'float64';
    const reduced = (dtype: ArithmeticDtype) => ({
        loss: singleLoss(explainCrossEntropy({ ...example, options: { ...example.options, dtype } })),
        mass: base.mass,
    });
    const half = asked === 'float16' ? [] : hypothesis('float16', 2, reduced('float16'));
    yield;
    const brain = asked === 'bfloat16' ? [] : hypothesis('bfloat16', 2, reduced('bfloat16'));
    yield;
    const coarse = asked === 'float16' || asked === 'bfloat16';
    return [...half, ...brain, ...(coarse ? hypothesis('full-precision', 1, reduced('float64')) : [])];
} satisfies Search;

/** log(softmax(x)) by hand is worth a try only where it breaks; otherwise it is the loss itself. */
export const naiveSoftmax: Search = ({ setup: { example, reduction, logits }, base, printed }) => {
    if (!base || Number.isFinite(printed)) {
        return [];
    }
    const dtype = example.options?.dtype ?? 'float32';
    const [largest, smallest] = [
        logits.reduce((a, b) => Math.max(a, b), -Infinity),
        logits.reduce((a, b) => Math.min(a, b), Infinity),
    ];
    const { overflow, underflow } = expRange[dtype];
    if (largest <= overflow && smallest >= underflow && smallest - largest >= underflow) {
        return [];
    }
    const { naive } = explainCrossEntropy({ ...example, options: { ...example.options, dtype, reduction } });
    const loss = naive.loss.data[0]!;
    return Number.isFinite(loss) ? [] : hypothesis('naive-softmax', 1, { loss, mass: base.mass });
};

/**
 * The numbers given as logits are probabilities already, and the program took their logarithms, as Keras and
 * scikit-learn do.
 */
export const logitsAreProbabilities: Search = ({ setup }) => {
    const { layout, logits } = setup;
    const tolerance = sumTolerance(layout.classes, undefined, undefined);
    if (layout.classes < 2 || !everyRow(layout, start => isProbabilityRow(layout, logits, start, tolerance))) {
        return [];
    }
    const logs = logits.map(Math.log);
    const smallest = logits.reduce((a, b) => (b > 0 && b < a ? b : a), 1);
    return hypothesis('logits-are-probabilities', 0, lossWith(setup, logs), 1 / smallest);
};

/** BCEWithLogitsLoss on the one-hot target: mean or sum over samples and classes of log(1 + e^x) - y x. */
export const binaryCrossEntropy = function* ({ setup, printed }) {
    if (!(printed >= 0)) {
        return [];
    }
    const { layout, logits, target, ignoreIndex, reduction } = setup;
    const { samples, classes, stride } = layout;
    if (target.kind === 'index' && !target.data.every(t => t === ignoreIndex || (t >= 0 && t < classes))) {
        return [];
    }
    let [total, kept, since] = [0, 0, 0];
    for (let sample = 0; sample < samples; sample++) {
        if ((since += classes) > NUMBERS_AT_ONCE) {
            since = 0;
            yield;
        }
        if (target.kind === 'index' && target.data[sample] === ignoreIndex) {
            continue;
        }
        kept++;
        for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
            const x = logits[i]!;
            const y = target.kind === 'index' ? Number(target.data[sample] === c) : target.data[i]!;
            total += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - y * x;
        }
    }
    const divisor = reduction === 'sum' ? 1 : kept * classes;
    return hypothesis('binary-cross-entropy', 1, { loss: total / divisor, mass: (kept * classes) / divisor }, 1);
} satisfies Search;

/** The other reduction, other weights, other denominators. */
export const otherReduction: Search = ({ setup, stages, shares }) => {
    const lp = stages.logSoftmax.data;
    if (!shares) {
        return [];
    }
    const whole = reduce(shares, 'sum');
    const over = (divisor: number): ReducedShares => ({ loss: whole.loss / divisor, mass: whole.mass / divisor });
    const kept =
        setup.target.kind === 'index'
            ? setup.target.data.reduce((count, t) => count + Number(t !== setup.ignoreIndex), 0)
            : setup.layout.samples;
    return [
        ...(setup.reduction === 'mean'
            ? hypothesis('sum-instead-of-mean', 0, whole)
            : hypothesis('mean-instead-of-sum', 0, reduce(shares, 'mean'))),
        ...(setup.weight ? hypothesis('unweighted', 0, lossWith({ ...setup, weight: undefined }, lp)) : []),
        ...(setup.weight && setup.reduction === 'mean' && setup.target.kind === 'index'
            ? hypothesis('divided-by-count', 1, over(kept))
            : []),
        ...(kept < setup.layout.samples && setup.reduction === 'mean'
            ? hypothesis('divided-by-all', 1, over(setup.layout.samples))
            : []),
    ];
};

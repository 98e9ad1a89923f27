import { CrossEntropyInputError, explainCrossEntropy, explainSoftmax } from '../../math';
import type { CrossEntropyBreakdown, CrossEntropyExample } from '../../math';
import { atOnce } from '../../model/turns';
import { halfUnit, logSumTolerance } from '../rounding';
import { everyRow, isLogProbabilityRow } from '../rows';
import { agrees, lossArithmeticError, decimalsShown, distance, LOG_SOFTMAX, readingError } from './bound';
import { setupOf } from './setup';
import type { Setup } from './setup';
import { reduce, sharesOf } from './shares';
import {
    binaryCrossEntropy,
    logitsAreProbabilities,
    naiveSoftmax,
    nllWithoutLog,
    otherForm,
    otherPrecision,
    otherReduction,
    softmaxTwice,
} from './hypotheses';
import type { SearchContext, Search } from './hypotheses';
import type { Allowance, LossComparison, Mistake } from './comparison';
import type { Hypothesis } from './mistake';
import { singleLoss } from '../singleLoss';
import { readPrintedLoss } from './printedLoss';
import type { PrintedNumber } from './printedLoss';
import { meanOfMeans, otherIgnoreIndex, otherSmoothing, targetOffByOne, targetShifted } from './searches';
import { wrongAxis } from './wrongAxis';

/** More would not be read. */
const MOST_MISTAKES = 3;

const searches: readonly Search[] = [
    softmaxTwice,
    otherReduction,
    nllWithoutLog,
    logitsAreProbabilities,
    wrongAxis,
    targetOffByOne,
    otherForm,
    otherSmoothing,
    otherIgnoreIndex,
    naiveSoftmax,
    binaryCrossEntropy,
    otherPrecision,
    targetShifted,
    meanOfMeans,
];

/** The breakdown; undefined where only a target is out of range, which may be the program's mistake. */
function breakdownOf(example: CrossEntropyExample): CrossEntropyBreakdown | undefined {
    try {
        return explainCrossEntropy(example);
    } catch (error) {
        if (error instanceof CrossEntropyInputError && error.code === 'target-out-of-range') {
            return undefined;
        }
        throw error;
    }
}

/** The most likely first: by rank, then by how much of its bound the mistake uses up. */
function byLikelihood(a: Hypothesis & Mistake, b: Hypothesis & Mistake): number {
    return a.rank - b.rank || a.margin / a.bound - b.margin / b.bound || 0;
}

/**
 * The mistakes that give the printed loss, one of each kind.
 *
 * @param exact the example's own loss in full precision: a mistake that comes to the same there explains nothing, as
 * the sum of a single sample
 */
function* fittingMistakes(
    context: SearchContext,
    printed: PrintedNumber,
    error: number,
    exact: number | undefined,
): Generator<void, readonly Mistake[]> {
    const all: Hypothesis[] = [];
    for (const search of searches) {
        const found = search(context);
        all.push(...('next' in found ? yield* found : found));
        yield;
    }
    const fitting = all
        .filter(({ code, loss }) => loss !== exact || code === 'full-precision')
        .map(tried => ({
            ...tried,
            margin: distance(printed.value, tried.loss),
            bound: (error * tried.sensitivity || 0) + readingError(tried.loss, printed),
        }))
        .filter(tried => agrees(printed.value, tried.loss, tried.bound))
        .sort(byLikelihood);
    return fitting
        .filter((tried, i) => fitting.findIndex(({ code }) => code === tried.code) === i)
        .map(({ code, loss, margin, bound, details }) => ({ code, loss, margin, bound, ...(details && { details }) }));
}

function isLogProbabilities({ layout, logits }: Setup, decimals: number | undefined): boolean {
    const tolerance = logSumTolerance(decimals, undefined);
    return layout.classes > 1 && everyRow(layout, start => isLogProbabilityRow(layout, logits, start, tolerance));
}

function allowanceOf(loss: number, { halfUnit: printed }: PrintedNumber, logits: number, decimals?: number): Allowance {
    return { ...(decimals !== undefined && { decimals }), logits, printed, arithmetic: lossArithmeticError(loss) };
}

/** See `comparingWithPrintedLoss`. */
export const compareWithPrintedLoss = (...given: Parameters<typeof comparingWithPrintedLoss>): LossComparison =>
    atOnce(comparingWithPrintedLoss(...given));

/**
 * Compares a loss that a program printed ("0.5986", "tensor(0.5986)", "loss: 5.9860e-01", "nan") with the
 * example's, within what rounding allows; where they differ, names the mistakes that give the printed one.
 *
 * @param seen.decimals The decimals that the logits were printed with; without it, what the numbers show.
 * @param known The example's breakdown, where there is one already.
 * @throws CrossEntropyInputError where torch refuses the example, other than for targets out of range.
 */
export function* comparingWithPrintedLoss(
    example: CrossEntropyExample,
    printed: string,
    seen: { readonly decimals?: number } = {},
    known?: CrossEntropyBreakdown,
): Generator<void, LossComparison> {
    const breakdown = known ?? breakdownOf(example);
    yield;
    const read = readPrintedLoss(printed);
    const setup = setupOf(example);
    const stages =
        breakdown && (example.options?.dtype ?? 'float64') === 'float64' ? breakdown : explainSoftmax(example.logits);
    const shares = sharesOf(setup, stages.logSoftmax.data);
    const exact = shares && reduce(shares, setup.reduction);
    const loss = breakdown && singleLoss(breakdown);
    const both = { ...(loss !== undefined && { loss }), ...(read && { printed: read.value }) };
    const nothing = { equal: false, bound: NaN, mistakes: [], others: 0, ...both };
    if (!read) {
        return nothing;
    }

    yield;
    const decimals = seen.decimals ?? decimalsShown(setup.logits);
    const error = decimals === undefined ? 0 : halfUnit(decimals);
    const allowance =
        loss === undefined
            ? undefined
            : allowanceOf(loss, read, error * LOG_SOFTMAX * (exact?.mass ?? 0) || 0, decimals);
    const bound = allowance ? allowance.logits + allowance.printed + allowance.arithmetic : NaN;
    const verdict = {
        ...nothing,
        bound,
        ...(allowance && { allowance }),
        ...(isLogProbabilities(setup, seen.decimals) && { logSoftmaxTwice: true as const }),
    };
    if (loss !== undefined && agrees(read.value, loss, bound)) {
        return { ...verdict, equal: true };
    }

    yield;
    const context: SearchContext = {
        setup,
        stages,
        shares,
        base: exact && loss !== undefined ? { ...exact, loss } : undefined,
        printed: read.value,
        slack: (error || 0) + read.halfUnit,
    };
    const mistakes = yield* fittingMistakes(context, read, error, exact?.loss);
    return {
        ...verdict,
        mistakes: mistakes.slice(0, MOST_MISTAKES),
        others: Math.max(0, mistakes.length - MOST_MISTAKES),
    };
}

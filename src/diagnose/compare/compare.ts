import { CrossEntropyInputError, explainCrossEntropy, explainSoftmax } from '../../math';
import type { CrossEntropyBreakdown, CrossEntropyExample } from '../../math';
import { agrees, distance, LOG_SOFTMAX, logitError, readingError } from './bound';
import { caseOf, lossWith } from './case';
import {
    binaryCrossEntropy, logitsAreProbabilities, naiveSoftmax, nllWithoutLog, otherForm, otherPrecision, otherReduction, softmaxTwice, wrongAxis,
} from './hypotheses';
import type { Ground, Search } from './hypotheses';
import type { Hypothesis, MistakeCode, MistakeDetails } from './mistake';
import { readPrintedLoss } from './printedLoss';
import { meanOfMeans, otherIgnoreIndex, otherSmoothing, targetOffByOne, targetShifted } from './searches';

export interface Mistake {
    readonly code: MistakeCode;
    /** What the mistake gives. */
    readonly loss: number;
    /** How far from the printed loss that is. */
    readonly margin: number;
    /** How far it may be: the same kind of bound as for the loss itself. */
    readonly bound: number;
    readonly details?: MistakeDetails;
}

export interface LossComparison {
    /** |printed - loss| <= bound, or both nan, or the same infinity. */
    readonly equal: boolean;
    /** What rounding allows, of the logits and of the printed loss; see bound.ts. NaN where there is nothing to compare. */
    readonly bound: number;
    /** Empty when equal; the likeliest first. */
    readonly mistakes: readonly Mistake[];
    /** The number that was read; absent where the text holds none. */
    readonly printed?: number;
    /** The example's loss, for 'none' its mean; absent where torch refuses the example. */
    readonly loss?: number;
}

/** More would not be read. */
const MOST_MISTAKES = 8;
/** One in so many classes fits by chance: of those only the nearest. */
const MOST_OF_A_KIND = 3;

const searches: readonly Search[] = [
    softmaxTwice, otherReduction, nllWithoutLog, logitsAreProbabilities, wrongAxis, targetOffByOne, otherForm, otherSmoothing, otherIgnoreIndex,
    naiveSoftmax, binaryCrossEntropy, otherPrecision, targetShifted, meanOfMeans,
];

/** The breakdown; undefined where only a target is out of range, which a mistake may have been the mending of. */
function breakdownOf(example: CrossEntropyExample): CrossEntropyBreakdown | undefined {
    try {
        return explainCrossEntropy(example);
    } catch (error) {
        if (error instanceof CrossEntropyInputError && error.code === 'target-out-of-range') return undefined;
        throw error;
    }
}

/** The likeliest first: by rank, then by how much of its bound the mistake uses up. */
function byLikelihood(a: Hypothesis & Mistake, b: Hypothesis & Mistake): number {
    return a.rank - b.rank || a.margin / a.bound - b.margin / b.bound || 0;
}

/**
 * Holds a loss that a program printed ("0.5986", "tensor(0.5986)", "loss: 5.9860e-01", "nan") against the
 * example's, within what rounding allows; else names the mistakes that give it.
 *
 * @param seen.decimals The decimals that the logits were printed with; without it, what the numbers show.
 * @throws CrossEntropyInputError where torch refuses the example, other than for targets out of range.
 */
export function compareWithPrintedLoss(example: CrossEntropyExample, printed: string, seen: { readonly decimals?: number } = {}): LossComparison {
    const breakdown = breakdownOf(example);
    const read = readPrintedLoss(printed);
    const of = caseOf(example);
    const stages = breakdown && (example.options?.dtype ?? 'float64') === 'float64' ? breakdown : explainSoftmax(example.logits);
    const exact = lossWith(of, stages.logSoftmax.data);
    const loss = breakdown && (of.reduction === 'sum' ? breakdown.sumLoss : breakdown.meanLoss);
    const known = { ...loss !== undefined && { loss }, ...read && { printed: read.value } };
    if (!read) return { equal: false, bound: NaN, mistakes: [], ...known };

    const error = logitError(of.logits, seen.decimals);
    const boundFor = (value: number, sensitivity: number): number => (error * sensitivity || 0) + readingError(value, read);
    const bound = loss === undefined ? NaN : boundFor(loss, LOG_SOFTMAX * (exact?.mass ?? 0));
    if (loss !== undefined && agrees(read.value, loss, bound)) return { equal: true, bound, mistakes: [], ...known };

    const ground: Ground = { of, stages, base: exact && loss !== undefined ? { ...exact, loss } : undefined, printed: read.value };
    const fitting = searches
        .flatMap(search => search(ground))
        .map(tried => ({ ...tried, margin: distance(read.value, tried.loss), bound: boundFor(tried.loss, tried.sensitivity) }))
        .filter(tried => agrees(read.value, tried.loss, tried.bound))
        .sort(byLikelihood);
    const mistakes = fitting
        .filter((tried, i) => fitting.slice(0, i).filter(before => before.code === tried.code).length < MOST_OF_A_KIND)
        .slice(0, MOST_MISTAKES)
        .map(({ code, loss: given, margin, bound: within, details }) => ({ code, loss: given, margin, bound: within, ...details && { details } }));
    return { equal: false, bound, mistakes, ...known };
}

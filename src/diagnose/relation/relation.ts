/** What one array of logits has to do with another. */
import { roundToBfloat16, roundToFloat16 } from '../../math';
import type { Tensor } from '../../math';
import { lazy } from '../../model/lazy';
import { atOnce } from '../../model/turns';
import { roundestIn } from './interval';
import type { Interval } from './interval';
import { scaleOf, shiftOf, temperatureOf } from './linear';
import { classOrder, haveSameNumbers, isTransposed, sampleOrder } from './order';
import { agree, arithmeticError, everyIndex, pairOf, slackOf } from './pair';
import type { Pair, ComparedArray } from './pair';

export type Relation =
    | { readonly kind: 'equal' }
    /** `largest` is the largest difference, `bound` what rounding allows. */
    | {
          readonly kind: 'equal-within-rounding';
          readonly largest: number;
          readonly bound: number;
          readonly decimals?: number;
      }
    /** One is the softmax, or the log-softmax, of the other; `of` is that other. */
    | { readonly kind: 'softmax' | 'log-softmax'; readonly of: 'a' | 'b' }
    /** B = A + by; where `by` is absent, each sample has a number of its own. */
    | { readonly kind: 'shift'; readonly by?: number }
    /** B is A times, or divided by, a number. */
    | (Scaled & { readonly kind: 'scale' })
    /** B is A times, or divided by, a number, plus a number of its own for each sample. */
    | (Scaled & { readonly kind: 'temperature' })
    | { readonly kind: 'sign-flipped' }
    /** `of` rounded to a type with fewer digits is the other. */
    | { readonly kind: 'rounded'; readonly dtype: 'float16' | 'bfloat16'; readonly of: 'a' | 'b' }
    /** For each class (sample) of B the one of A that has its numbers. */
    | { readonly kind: 'classes-permuted' | 'samples-permuted'; readonly order: Int32Array }
    | { readonly kind: 'transposed' };

interface Scaled {
    readonly number: number;
    /** Whichever takes fewer digits. */
    readonly operation: 'times' | 'divided-by';
}

/**
 * Nearer than this many times what rounding allows, almost any relation would fit: only more than that is called one.
 */
const CLEARLY = 8;

/** See `relating`. */
export const relationOf = (a: ComparedArray, b: ComparedArray): Relation | undefined => atOnce(relating(a, b));

/**
 * The plainest relation that holds for every number within what rounding allows; undefined where none is known to.
 * Linear, with pauses on the way.
 */
export function* relating(a: ComparedArray, b: ComparedArray): Generator<void, Relation | undefined> {
    for (const relation of relationsToTry(a, b)) {
        const found = relation();
        if (found) {
            return found === 'none' ? undefined : found;
        }
        yield;
    }
    return undefined;
}

/** The plainest first; 'none' where no other is to be tried. */
function relationsToTry(a: ComparedArray, b: ComparedArray): readonly (() => Relation | 'none' | undefined)[] {
    const transposed = (): Relation | undefined => (isTransposed(a, b) ? { kind: 'transposed' } : undefined);
    const pair = pairOf(a, b);
    if (!pair) {
        return [transposed];
    }
    const same = lazy(() => haveSameNumbers(pair));
    return [
        () => equality(pair, a.decimals ?? b.decimals),
        () => (differsClearly(pair) ? undefined : 'none'),
        () => imageRelation(pair, a, b),
        () => scaleRelation(pair),
        () => shiftRelation(pair),
        () => roundedRelation(pair),
        () => (same() ? ordered('classes-permuted', classOrder(pair)) : undefined),
        () => (same() ? ordered('samples-permuted', sampleOrder(pair)) : undefined),
        transposed,
    ];
}

function equality(pair: Pair, decimals: number | undefined): Relation | undefined {
    const { a, b } = pair;
    let largest = 0;
    let bound = 0;
    const equal = everyIndex(a.length, i => {
        const [x, y] = [a[i]!, b[i]!];
        const slack = slackOf(pair, x, y);
        if (Number.isFinite(x - y)) {
            largest = Math.max(largest, Math.abs(x - y));
            bound = Math.max(bound, slack);
        }
        return agree(x, y, slack);
    });
    if (!equal) {
        return undefined;
    }
    return largest === 0
        ? { kind: 'equal' }
        : { kind: 'equal-within-rounding', largest, bound, ...(decimals !== undefined && { decimals }) };
}

const differsClearly = (pair: Pair): boolean => {
    const { a, b } = pair;
    return !everyIndex(a.length, i => agree(a[i]!, b[i]!, CLEARLY * slackOf(pair, a[i]!, b[i]!)));
};

function imageRelation(pair: Pair, a: ComparedArray, b: ComparedArray): Relation | undefined {
    const { errorA, errorB, layout } = pair;
    if (layout.classes < 2) {
        return undefined; // the softmax of one class is 1 whatever its logit
    }
    for (const kind of ['softmax', 'log-softmax'] as const) {
        const image = (side: ComparedArray): Tensor => (kind === 'softmax' ? side.softmax : side.logSoftmax);
        if (isImage(b.logits, image(a), errorA, errorB)) {
            return { kind, of: 'a' };
        }
        if (isImage(a.logits, image(b), errorB, errorA)) {
            return { kind, of: 'b' };
        }
    }
    return undefined;
}

/**
 * A move of all logits by up to e moves a log-probability by up to 2e, and a probability by no more. Numbers too small
 * to be told from 0 prove nothing.
 */
function isImage({ data }: Tensor, { data: expected }: Tensor, errorOfLogits: number, errorOfImage: number): boolean {
    const slack = 2 * errorOfLogits + errorOfImage;
    const telling = data.some(x => Number.isFinite(x) && Math.abs(x) > CLEARLY * slack);
    return (
        telling &&
        everyIndex(data.length, i =>
            agree(expected[i]!, data[i]!, slack + arithmeticError(Math.max(1, Math.abs(data[i]!)))),
        )
    );
}

function scaleRelation(pair: Pair): Relation | undefined {
    const factors = scaleOf(pair, 1);
    if (factors) {
        return { kind: 'scale', ...scaled(factors) };
    }
    const negative = scaleOf(pair, -1);
    if (negative) {
        const { number, operation } = scaled(negative);
        return number === 1 ? { kind: 'sign-flipped' } : { kind: 'scale', number: -number, operation };
    }
    return undefined;
}

function shiftRelation(pair: Pair): Relation | undefined {
    const shift = shiftOf(pair);
    if (shift) {
        return { kind: 'shift', ...shift };
    }
    const temperatures = temperatureOf(pair);
    return temperatures && { kind: 'temperature', ...scaled(temperatures) };
}

function scaled(factors: Interval): Scaled {
    const factor = roundestIn(factors);
    const divisor = roundestIn({ low: 1 / factors.high, high: 1 / factors.low });
    return String(factor).length <= String(divisor).length
        ? { number: factor, operation: 'times' }
        : { number: divisor, operation: 'divided-by' };
}

function roundedRelation(pair: Pair): Relation | undefined {
    const types = [
        ['float16', roundToFloat16],
        ['bfloat16', roundToBfloat16],
    ] as const;
    const sides = [
        ['a', pair.a, pair.b],
        ['b', pair.b, pair.a],
    ] as const;
    for (const [dtype, round] of types) {
        for (const [of, from, to] of sides) {
            if (everyIndex(from.length, i => agree(round(from[i]!), to[i]!, slackOf(pair, from[i]!, to[i]!)))) {
                return { kind: 'rounded', dtype, of };
            }
        }
    }
    return undefined;
}

const ordered = (kind: 'classes-permuted' | 'samples-permuted', order: Int32Array | undefined): Relation | undefined =>
    order && { kind, order };

import { chanceOf } from './chance';
import { keptLosses } from './judged';
import type { Judged } from './judged';
import { oncePer } from '../oncePer';

/** Some losses: those from `from` to below `to`, or those that are no finite numbers. */
export type LossBin =
    | { readonly kind: 'range'; readonly from: number; readonly to: number }
    | { readonly kind: 'infinite' }
    | { readonly kind: 'nan' };

export interface CountedBin {
    readonly bin: LossBin;
    readonly count: number;
}

/** How the losses of the samples that count are spread. Every one of them is in one bin. */
export interface LossHistogram {
    /** Side by side and equally wide, from the smallest loss to the largest; empty without a finite loss. */
    readonly bins: readonly CountedBin[];
    /** Where they begin and end. */
    readonly from: number;
    readonly to: number;
    /** What is on no scale, where it occurs: infinite losses, and NaN. */
    readonly apart: readonly CountedBin[];
    /** The largest count of all. */
    readonly highest: number;
    /** Of the finite losses; NaN without any. */
    readonly median: number;
    readonly largest: number;
    /** See `chanceOf`. */
    readonly chance: number | undefined;
}

export const inBin = (bin: LossBin, loss: number): boolean =>
    bin.kind === 'range' ? loss >= bin.from && loss < bin.to : bin.kind === kindOf(loss);

export const sameBin = (a: LossBin, b: LossBin): boolean =>
    a.kind === 'range' && b.kind === 'range' ? a.from === b.from && a.to === b.to : a.kind === b.kind;

/** Cost: N log N for the quartiles. */
export const lossHistogram = oncePer((explanation: Judged): LossHistogram => {
    const losses = keptLosses(explanation.breakdown);
    const sorted = losses.filter(Number.isFinite).sort();
    const ranges = sorted.length === 0 ? [] : rangesOf(sorted);
    const bins = ranges.map(({ from, to, count }) => ({ bin: { kind: 'range' as const, from, to }, count }));
    const broken = sorted.length < losses.length ? losses.filter(loss => !Number.isFinite(loss)) : [];
    const nan = broken.filter(Number.isNaN).length;
    const apart = [
        { bin: { kind: 'infinite' as const }, count: broken.length - nan },
        { bin: { kind: 'nan' as const }, count: nan },
    ].filter(({ count }) => count > 0);
    return {
        bins,
        apart,
        from: ranges[0]?.from ?? NaN,
        to: ranges.at(-1)?.to ?? NaN,
        highest: [...bins, ...apart].reduce((highest, { count }) => Math.max(highest, count), 0),
        median: quantile(sorted, 0.5),
        largest: sorted.at(-1) ?? NaN,
        chance: chanceOf(explanation),
    };
});

function kindOf(loss: number): LossBin['kind'] {
    if (Number.isFinite(loss)) {
        return 'range';
    }
    return Number.isNaN(loss) ? 'nan' : 'infinite';
}

/** So many bars still stand apart in a narrow panel. */
const MOST_BINS = 30;
/** And so many show a shape. */
const FEWEST_BINS = 8;

/** Bins of a round width, at its multiples. @param sorted at least one finite number */
function rangesOf(
    sorted: Float64Array,
): readonly { readonly from: number; readonly to: number; readonly count: number }[] {
    const edge = edgesAt(binWidth(sorted));
    const ranges = [];
    for (let k = edge.before(sorted[0]!), at = 0; at < sorted.length; k++) {
        const start = at;
        while (at < sorted.length && sorted[at]! < edge.at(k + 1)) {
            at++;
        }
        ranges.push({ from: edge.at(k), to: edge.at(k + 1), count: at - start });
    }
    return ranges;
}

/**
 * 2 IQR / n^(1/3), within what can be told apart. Source: D. Freedman, P. Diaconis, "On the histogram as a
 * density estimator: L2 theory" (1981). Equal losses get a bin around them.
 */
function binWidth(sorted: Float64Array): number {
    const [low, high] = [sorted[0]!, sorted.at(-1)!];
    const range = high - low;
    const size = Math.max(Math.abs(low), Math.abs(high));
    if (range <= size * 1e-9) {
        return size === 0 ? 0.1 : size / 10;
    }
    const advised = (2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25))) / Math.cbrt(sorted.length);
    return Math.min(range / FEWEST_BINS, Math.max(range / MOST_BINS, advised));
}

/** Multiples of `width`, made rounder: 1, 2 or 5 times a power of ten. Each is the double next to its decimal. */
function edgesAt(width: number): { readonly at: (k: number) => number; readonly before: (value: number) => number } {
    const exponent = Math.max(-300, Math.floor(Math.log10(width)));
    const digits = [1, 2, 5, 10].find(digit => digit >= (width / 10 ** exponent) * (1 - 1e-12)) ?? 10;
    const at = (k: number): number => (exponent < 0 ? (k * digits) / 10 ** -exponent : k * digits * 10 ** exponent);
    const before = (value: number): number => {
        const k = Math.floor(value / at(1));
        // The quotient may have been rounded up, or down.
        return at(k) > value ? k - 1 : at(k + 1) <= value ? k + 1 : k;
    };
    return { at, before };
}

/** The nearest of the numbers below; NaN of none. */
const quantile = (sorted: Float64Array, q: number): number =>
    sorted.length === 0 ? NaN : sorted[Math.floor(q * (sorted.length - 1))]!;

import { layoutOf, startOf } from '../../math';
import type { ClassNumbers } from '../../math';
import type { Explanation } from '../../diagnose/explanation';
import { stages } from '../stages';
import type { Subject } from '../stages';
import type { Pairing } from './pairing';

/** What float64 may lose of a number on its way through the stages: no larger a difference is counted. */
const NOISE = 1e-12;

/** b - a; what is the same is 0 apart, infinities and NaN too. */
export function difference(a: number, b: number): number {
    const apart = b - a;
    return Object.is(a, b) ||
        a === b ||
        (Number.isFinite(apart) && Math.abs(apart) <= NOISE * Math.max(Math.abs(a), Math.abs(b)))
        ? 0
        : apart;
}

/** One stage of two samples, class by class. */
export interface StageDifference {
    readonly title: string;
    /** The name of the column that is compared. */
    readonly column: string;
    readonly a: ClassNumbers;
    readonly b: ClassNumbers;
    /** b - a. */
    readonly difference: ClassNumbers;
}

/** The stages that both samples have. @param a, b samples of equally many classes */
export const stageDifferences = (a: Subject, b: Subject): readonly StageDifference[] =>
    stages.flatMap(stage => {
        const column = stage.compared?.(a.view, b.view);
        const [ofA, ofB] = [column?.numbers(a.view), column?.numbers(b.view)];
        return column && ofA && ofB
            ? [
                  {
                      title: stage.title(a),
                      column: column.name,
                      a: ofA,
                      b: ofB,
                      difference: c => difference(ofA(c), ofB(c)),
                  },
              ]
            : [];
    });

/** How far the samples of two batches are apart. */
export interface SampleDifferences {
    /** The most different sample first: by their losses where both have some, else by `largest`. */
    readonly order: Int32Array;
    /** By sample: the largest difference of a log-probability. */
    readonly largest: Float64Array;
    readonly lossesA: Float64Array | undefined;
    readonly lossesB: Float64Array | undefined;
}

/** Sample by sample; undefined where there are no two batches to go through. Cost: N C + N log N. */
export function sampleDifferences(a: Explanation, b: Explanation, pairing: Pairing): SampleDifferences | undefined {
    if (!a.stages || !b.stages || !('samples' in pairing) || pairing.samples < 2) {
        return undefined;
    }
    const largest = new Float64Array(pairing.samples).map((_, sample) => largestDifference(a, b, sample));
    const lossesA = a.breakdown?.perSample.data;
    const lossesB = b.breakdown?.perSample.data;
    const apart =
        lossesA && lossesB
            ? largest.map((_, sample) => Math.abs(difference(lossesA[sample]!, lossesB[sample]!)))
            : largest;
    const order = Int32Array.from(apart.keys()).sort(
        (x, y) => fromLargest(apart[x]!, apart[y]!) || fromLargest(largest[x]!, largest[y]!) || x - y,
    );
    return { order, largest, lossesA, lossesB };
}

/** What turned into NaN, or from it, differs the most. Unlike a subtraction, right for infinities. */
function fromLargest(x: number, y: number): number {
    const [a, b] = [Number.isNaN(x) ? Infinity : x, Number.isNaN(y) ? Infinity : y];
    return a > b ? -1 : a < b ? 1 : 0;
}

function largestDifference(a: Explanation, b: Explanation, sample: number): number {
    const [layoutA, layoutB] = [layoutOf(a.question.logits.shape), layoutOf(b.question.logits.shape)];
    const [ofA, ofB] = [a.stages!.logSoftmax.data, b.stages!.logSoftmax.data];
    let largest = 0;
    for (
        let c = 0, i = startOf(layoutA, sample), j = startOf(layoutB, sample);
        c < layoutA.classes;
        c++, i += layoutA.stride, j += layoutB.stride
    ) {
        const apart = Math.abs(difference(ofA[i]!, ofB[j]!));
        largest = apart <= largest ? largest : apart; // NaN stays
    }
    return largest;
}

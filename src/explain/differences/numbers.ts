import { layoutOf, startOf } from '../../math';
import type { ClassNumbers, Tensor } from '../../math';
import type { Explanation } from '../../diagnose/explanation';
import { argsort } from '../../model/argsort';
import { NUMBERS_AT_ONCE } from '../../model/turns';
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

/** Sample by sample; undefined where there are no two batches to go through. Cost: N C, with pauses on the way. */
export function* sampleDifferences(
    a: Explanation,
    b: Explanation,
    pairing: Pairing,
): Generator<void, SampleDifferences | undefined> {
    if (!a.stages || !b.stages || !('samples' in pairing) || pairing.samples < 2) {
        return undefined;
    }
    const largest = yield* largestDifferences(a.stages.logSoftmax, b.stages.logSoftmax, pairing.samples);
    const lossesA = a.breakdown?.perSample.data;
    const lossesB = b.breakdown?.perSample.data;
    yield;
    const order = mostFirst(largest);
    if (lossesA && lossesB) {
        yield;
        // Of equally different losses, what `largest` has first stays first.
        const apart = new Float64Array(order.length);
        for (let i = 0; i < apart.length; i++) {
            apart[i] = Math.abs(difference(lossesA[order[i]!]!, lossesB[order[i]!]!));
        }
        const byLoss = mostFirst(apart);
        return { order: byLoss.map(i => order[i]!), largest, lossesA, lossesB };
    }
    return { order, largest, lossesA, lossesB };
}

/** The indices of the largest differences first. What turned into NaN, or from it, differs as what is infinitely far. */
function mostFirst(differences: Float64Array): Int32Array {
    const keys = new Float64Array(differences.length);
    for (let i = 0; i < keys.length; i++) {
        keys[i] = Number.isNaN(differences[i]) ? Infinity : differences[i]!;
    }
    return argsort(keys, { descending: true });
}

function* largestDifferences(a: Tensor, b: Tensor, samples: number): Generator<void, Float64Array> {
    const [layoutA, layoutB] = [layoutOf(a.shape), layoutOf(b.shape)];
    const { classes } = layoutA;
    const found = new Float64Array(samples);
    const atOnce = Math.max(1, Math.floor(NUMBERS_AT_ONCE / classes));
    for (let sample = 0; sample < samples; sample++) {
        if (sample % atOnce === 0) {
            yield;
        }
        let largest = 0;
        for (
            let c = 0, i = startOf(layoutA, sample), j = startOf(layoutB, sample);
            c < classes;
            c++, i += layoutA.stride, j += layoutB.stride
        ) {
            const apart = Math.abs(difference(a.data[i]!, b.data[j]!));
            largest = apart <= largest ? largest : apart; // NaN stays
        }
        found[sample] = largest;
    }
    return found;
}

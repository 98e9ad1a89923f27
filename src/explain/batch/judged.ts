import type { CrossEntropyBreakdown } from '../../math';
import type { Explanation } from '../../diagnose/explanation';

/** An explanation that has a loss: there is a target, and torch accepts it. */
export interface Judged extends Explanation {
    readonly breakdown: CrossEntropyBreakdown;
}

export const isJudged = (explanation: Explanation): explanation is Judged => explanation.breakdown !== undefined;

export const isKept = ({ kept }: CrossEntropyBreakdown, sample: number): boolean => kept.data[sample] !== 0;

/** Whether a sample counts, and its target is not the most probable class. */
export const isWrong = (breakdown: CrossEntropyBreakdown, sample: number): boolean =>
    isKept(breakdown, sample) && breakdown.prediction.data[sample] !== breakdown.targetClass.data[sample];

/** The losses of the samples that count, in their order. Cost: N. */
export function keptLosses({ kept, perSample }: CrossEntropyBreakdown): Float64Array {
    const losses = new Float64Array(perSample.data.length);
    let count = 0;
    for (let sample = 0; sample < losses.length; sample++) {
        if (kept.data[sample] !== 0) {
            losses[count++] = perSample.data[sample]!;
        }
    }
    return losses.subarray(0, count);
}

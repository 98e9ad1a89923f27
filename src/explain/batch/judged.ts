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
    return perSample.data.filter((_, sample) => kept.data[sample] !== 0);
}

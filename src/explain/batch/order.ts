import { layoutOf } from '../../math';
import { argsort } from '../../model/argsort';
import type { Explanation } from '../../diagnose/explanation';
import { filterOf } from './filters';
import type { SampleFilter } from './filters';
import { isWrong } from './judged';

export type SampleSort = 'sample' | 'prediction' | 'target' | 'targetProbability' | 'targetRank' | 'loss';

/** Which samples a table lists, and in which order. */
export interface SampleOrder {
    readonly filter: SampleFilter;
    readonly sort: SampleSort;
    readonly descending: boolean;
}

export const worstFirst: SampleOrder = { filter: { kind: 'all' }, sort: 'loss', descending: true };

/** The samples in the order of a table. NaN comes last, as the largest loss; equals keep their order. Cost: N. */
export function orderSamples(
    { question, breakdown }: Explanation,
    { filter, sort, descending }: SampleOrder,
): Int32Array {
    const { samples } = layoutOf(question.logits.shape);
    const all = new Int32Array(samples).map((_, sample) => sample);
    if (!breakdown) {
        return all;
    }
    const listed = filter.kind === 'all' ? all : all.filter(filterOf(breakdown, filter));
    if (sort === 'sample') {
        return descending ? listed.reverse() : listed;
    }
    const values =
        sort === 'loss' ? breakdown.perSample.data : breakdown[sort === 'target' ? 'targetClass' : sort].data;
    const keys = new Float64Array(listed.length);
    for (let i = 0; i < keys.length; i++) {
        keys[i] = values[listed[i]!]!;
    }
    // A loss that is no number is worse than any.
    const order = argsort(keys, { descending, nanFirst: descending && sort === 'loss' });
    for (let i = 0; i < order.length; i++) {
        order[i] = listed[order[i]!]!;
    }
    return order;
}

/**
 * The next wrong one of the listed samples after a row, or the one before it; undefined where there is none. @param row
 * -1 for none
 */
export function nextWrong(
    { breakdown }: Explanation,
    listed: Int32Array,
    row: number,
    direction: 1 | -1,
): number | undefined {
    if (!breakdown) {
        return undefined;
    }
    for (let at = row + direction; at >= 0 && at < listed.length; at += direction) {
        if (isWrong(breakdown, listed[at]!)) {
            return listed[at];
        }
    }
    return undefined;
}

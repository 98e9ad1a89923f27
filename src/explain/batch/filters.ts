import type { CrossEntropyBreakdown } from '../../math';
import { inGroup } from './confusion';
import type { ClassGroup } from './confusion';
import { inBin } from './histogram';
import type { LossBin } from './histogram';
import { isKept, isWrong, keptLosses } from './judged';
import { oncePer } from '../oncePer';

/** Which samples a table lists. */
export type SampleFilter =
    | { readonly kind: 'all' | 'wrong' | 'ignored' | 'hardest' }
    | { readonly kind: 'loss'; readonly bin: LossBin }
    /** By target, by prediction, or by both. */
    | { readonly kind: 'classes'; readonly target?: ClassGroup; readonly prediction?: ClassGroup };

/** Those that need no more than their name. */
export const PLAIN_FILTERS = [
    { kind: 'all' },
    { kind: 'wrong' },
    { kind: 'hardest' },
    { kind: 'ignored' },
] as const satisfies readonly SampleFilter[];

/** Whether the filter lists a sample. */
export function filterOf(breakdown: CrossEntropyBreakdown, filter: SampleFilter): (sample: number) => boolean {
    switch (filter.kind) {
        case 'all':
            return () => true;
        case 'wrong':
            return sample => isWrong(breakdown, sample);
        case 'ignored':
            return sample => !isKept(breakdown, sample);
        case 'hardest': {
            const hardest = hardestOf(breakdown);
            return sample => hardest[sample] === 1;
        }
        case 'loss':
            return sample => isKept(breakdown, sample) && inBin(filter.bin, breakdown.perSample.data[sample]!);
        case 'classes':
            return sample =>
                isKept(breakdown, sample) &&
                (!filter.target || inGroup(filter.target, breakdown.targetClass.data[sample]!)) &&
                (!filter.prediction || inGroup(filter.prediction, breakdown.prediction.data[sample]!));
    }
}

/**
 * 1 for each of the fewest samples that carry half of the loss of the batch; of equally large losses the first ones.
 * Where losses are infinite or NaN, it is those: beside them the others count for nothing. Cost: N log N.
 */
export const hardestOf = oncePer((breakdown: CrossEntropyBreakdown): Uint8Array => {
    const {
        perSample: { data },
    } = breakdown;
    const losses = keptLosses(breakdown);
    const broken = !losses.every(Number.isFinite);
    const { threshold, ties } = broken ? { threshold: NaN, ties: 0 } : halfOf(losses);
    let left = ties;
    const hardest = new Uint8Array(data.length);
    for (let sample = 0; sample < hardest.length; sample++) {
        const loss = data[sample]!;
        hardest[sample] = Number(
            isKept(breakdown, sample) &&
                (broken ? !Number.isFinite(loss) : loss > threshold || (loss === threshold && left-- > 0)),
        );
    }
    return hardest;
});

/**
 * The loss down to which one has to go for half of all loss, and how many that have exactly it are needed. @param
 * losses finite
 */
function halfOf(losses: Float64Array): { readonly threshold: number; readonly ties: number } {
    const sorted = losses.filter(loss => loss > 0).sort();
    const half = sorted.reduce((total, loss) => total + loss, 0) / 2;
    let at = sorted.length;
    for (let carried = 0; at > 0 && carried < half; at--) {
        carried += sorted[at - 1]!;
    }
    const threshold = sorted[at] ?? Infinity;
    let end = at;
    while (sorted[end] === threshold) {
        end++;
    }
    return { threshold, ties: end - at };
}

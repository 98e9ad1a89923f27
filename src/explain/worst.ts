import { formatCount } from '../format/numbers';
import type { Explanation } from '../diagnose/explanation';
import { t } from '../format/l10n';

/** The sample with the largest loss, NaN before all, never an ignored one; the first where there is no loss. Cost: N. */
export function worstSample(explanation: Explanation | undefined): number {
    if (!explanation?.breakdown) {
        return 0;
    }
    const { kept, perSample } = explanation.breakdown;
    let [worst, most] = [0, -Infinity];
    for (let sample = 0; sample < perSample.data.length; sample++) {
        const loss = perSample.data[sample]!;
        if (kept.data[sample] === 0) {
            continue;
        }
        if (Number.isNaN(loss)) {
            return sample;
        }
        if (loss > most) {
            [worst, most] = [sample, loss];
        }
    }
    return worst;
}

/** How many classes are no less probable than the target. */
export const rankOf = ({ breakdown }: Explanation, sample: number): string =>
    t('rank {0}', formatCount(breakdown?.targetRank.data[sample] ?? NaN));

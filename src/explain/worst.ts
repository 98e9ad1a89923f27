import { formatCount } from '../format/numbers';
import type { Explanation } from '../diagnose/explanation';
import { t } from '../format/l10n';
import { layoutOf } from '../math';
import { resolveOptions } from '../model/example';

/** The sample with the largest loss, NaN before all, never an ignored one; the first where there is no loss. Cost: N. */
export function worstSample(explanation: Explanation | undefined): number {
    if (!explanation?.breakdown) {
        return explanation ? firstRefused(explanation) : 0;
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

/** The first sample with a target that is no class, which torch refuses; else the first. */
function firstRefused({ question: { logits, target, options }, refusal }: Explanation): number {
    const { classes } = layoutOf(logits.shape);
    const { ignoreIndex } = resolveOptions(options);
    const at =
        refusal && target?.kind === 'index'
            ? target.data.findIndex(c => c !== ignoreIndex && (c < 0 || c >= classes))
            : -1;
    return Math.max(0, at);
}

/** The rank of a sample's target among the classes, the most probable first; empty where there is none. */
export function rankOf({ breakdown }: Explanation, sample: number): string {
    const rank = breakdown?.targetRank.data[sample] ?? NaN;
    return Number.isNaN(rank) ? '' : t('rank {0}', formatCount(rank));
}

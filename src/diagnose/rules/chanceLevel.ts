import { t } from '../../format/l10n';
import { formatCount, formatNumber, formatPercent } from '../../format/numbers';
import type { CrossEntropyBreakdown } from '../../math';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { rule } from '../rule';

/** How near to ln C the loss has to be: 5 %, what a fresh classification head is off by. */
const NEAR = 0.05;
/** How near to uniform the predictions have to be: otherwise right and wrong ones only happen to average to ln C. */
const UNIFORM = 0.9;

/** The weights of the smoothed targets, added up: with equally likely classes the summed loss is this times ln C. */
function totalWeight({ target, weight, smoothing, layout: { classes, stride }, ignoreIndex }: Evidence): number {
    let total = 0;
    if (target.kind === 'probability') {
        for (let i = 0; i < target.data.length; i++) {
            total +=
                (weight?.[stride === 1 ? i % classes : Math.floor(i / stride) % classes] ?? 1) *
                (target.data[i]! * (1 - smoothing) + smoothing / classes);
        }
        return total;
    }
    const spread = (smoothing / classes) * (weight ? weight.reduce((sum, w) => sum + w, 0) : classes);
    for (const t of target.data) {
        if (t !== ignoreIndex) {
            total += (1 - smoothing) * (weight?.[t] ?? 1) + spread;
        }
    }
    return total;
}

/** The mean entropy of the predictions, in nats. */
function meanEntropy({ softmax, logSoftmax }: CrossEntropyBreakdown, samples: number): number {
    let entropy = 0;
    for (let i = 0; i < softmax.data.length; i++) {
        const p = softmax.data[i]!;
        if (p > 0) {
            entropy -= p * logSoftmax.data[i]!;
        }
    }
    return entropy / samples;
}

/** The loss of a model that finds all classes equally likely. */
export const chanceLevel = rule({
    code: 'chance-level',
    about: 'level',
    detect(evidence) {
        const {
            breakdown,
            layout: { classes, samples },
        } = evidence;
        if (!breakdown || classes < 2 || breakdown.keptCount === 0) {
            return undefined;
        }
        const chance = Math.log(classes);
        const loss = breakdown.sumLoss / totalWeight(evidence);
        const isChance = Math.abs(loss / chance - 1) <= NEAR && meanEntropy(breakdown, samples) >= UNIFORM * chance;
        return isChance ? { loss, chance, classes } : undefined;
    },
    severity: () => 'info',
    words: ({ loss, chance, classes }) => [
        t(
            'The loss is {0}, {1} of ln {2} = {3}, the loss of guessing uniformly among {2} classes.',
            formatNumber(loss),
            formatPercent(loss / chance),
            formatCount(classes),
            formatNumber(chance),
        ),
        t('On these targets the model does no better than guessing.'),
    ],
    why: () => t('This is normal before training. If it stays this way, check the targets and the learning rate.'),
    link: () => CROSS_ENTROPY_DOCS,
    place: 'numbers',
});

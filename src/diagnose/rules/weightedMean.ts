import { t } from '../../format/l10n';
import { formatCount, formatNumber } from '../../format/numbers';
import { CROSS_ENTROPY_DOCS } from '../links';
import { halfUnit, TORCH_DECIMALS } from '../rounding';
import { rule } from '../rule';

/** The two means count as different from where their printed digits may be. */
const VISIBLE = 2 * halfUnit(TORCH_DECIMALS);

/** With weights and class indices, torch's mean is not the mean of what 'none' gives. */
export const weightedMean = rule({
    code: 'weighted-mean',
    about: 'loss',
    detect({ breakdown, weight, target, reduction }) {
        if (!breakdown || !weight || target.kind !== 'index' || reduction !== 'mean') {
            return undefined;
        }
        const { meanLoss: loss, meanOverSamples: plain, denominator, keptCount: count } = breakdown;
        const apart = Math.abs(loss - plain);
        return apart >= VISIBLE && Number.isFinite(apart) ? { loss, denominator, plain, count } : undefined;
    },
    severity: () => 'info',
    words: ({ loss, denominator, plain, count }) => [
        t(
            "The mean divides by the sum of the targets' weights: the loss is {0}, with denominator {1}.",
            formatNumber(loss),
            formatNumber(denominator),
        ),
        t(
            "The plain mean of the samples' losses (reduction none) is {0}, with denominator {1}.",
            formatNumber(plain),
            formatCount(count),
        ),
    ],
    why: () => t('An average over batches, or your own implementation with a plain mean, gives a different loss.'),
    link: () => CROSS_ENTROPY_DOCS,
    place: 'weight',
});

import { formatCount, formatNumber, formatPercent } from '../../../format/numbers';
import { t } from '../../l10n';
import type { Why } from '../stage';

export const why: Why = ({ view: { logits, sum } }) => [
    t(
        'Parts of a whole: each exponential over the sum of all, {0}. So they add up to 1 and keep their ratios.',
        formatNumber(sum),
    ),
    t(
        'The classes share one whole: what one class gains, the others lose. An even guess among {0} classes would give {1} to each.',
        formatCount(logits.length),
        formatPercent(1 / logits.length),
    ),
    t('It is a soft max: the further the largest logit is ahead, the closer its share comes to 1.'),
];

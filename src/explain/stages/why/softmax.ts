import { formatCount, formatNumber, formatPercent } from '../../../format/numbers';
import { t } from '../../../format/l10n';
import type { Why } from '../stage';

export const why: Why = ({ view: { logits, sum } }) => [
    t(
        'Each exponential is divided by the total, {0}, so the results are shares of 1 and keep their ratios.',
        formatNumber(sum),
    ),
    t(
        'The classes share a total of 1: what one class gains, the others lose. Guessing uniformly among {0} classes would give each {1}.',
        formatCount(logits.length),
        formatPercent(1 / logits.length),
    ),
    t('Softmax is a “soft” maximum: the further ahead the largest logit is, the closer its share comes to 1.'),
];

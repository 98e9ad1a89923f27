import { formatNumber } from '../../../format/numbers';
import { className } from '../../labels';
import { t } from '../../l10n';
import type { Why } from '../stage';

export const why: Why = ({ view }) => {
    const c = view.targetClass ?? view.prediction;
    return [
        t(
            'Why log: the probability of many independent samples is a product, and soon too small for any type. Its logarithm is a sum: losses can be added and averaged.',
        ),
        t(
            'Why not the logarithm of the softmax as it stands: near 1 its digits are lost, and a probability that was rounded to 0 would give -inf. So it is computed as (logit − max) − ln sum: for {0}, {1} − {2} = {3}.',
            className(view, c),
            formatNumber(view.shifted(c)),
            formatNumber(view.logSum),
            formatNumber(view.logSoftmax(c)),
        ),
        t(
            'Scale: 1 has the logarithm 0, one half {0}, a tenth {1}, a thousandth {2}.',
            formatNumber(Math.log(0.5)),
            formatNumber(Math.log(0.1)),
            formatNumber(Math.log(0.001)),
        ),
    ];
};

import { formatNumber } from '../../../format/numbers';
import { className } from '../../labels';
import { t } from '../../../format/l10n';
import type { Why } from '../stage';

export const why: Why = ({ view }) => {
    const c = view.targetClass ?? view.prediction;
    return [
        t(
            'Why log: the probability of many independent samples is a product, which soon becomes too small for any type. Its logarithm is a sum: losses can be added and averaged.',
        ),
        t(
            'Why not take the logarithm of the softmax directly: near 1 it loses precision, and a probability rounded to 0 would give −inf. So it is computed as (logit − max) − ln sum: for {0}, {1} − {2} = {3}.',
            className(view, c),
            formatNumber(view.shifted(c)),
            formatNumber(view.logSum),
            formatNumber(view.logSoftmax(c)),
        ),
        t(
            'For scale: ln 1 = 0, ln ½ = {0}, ln 0.1 = {1}, ln 0.001 = {2}.',
            formatNumber(Math.log(0.5)),
            formatNumber(Math.log(0.1)),
            formatNumber(Math.log(0.001)),
        ),
    ];
};

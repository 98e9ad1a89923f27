import { formatFactor, formatNumber } from '../../../format/numbers';
import { className } from '../../labels';
import { t } from '../../../format/l10n';
import type { Why } from '../stage';

export const why: Why = ({ view }) => {
    const { targetClass: c, oneHot, softmax, weight, denominator = 1 } = view;
    return [
        t(
            "Why softmax − target: the loss is ln sum − logit of the target. The slope of ln sum along a logit is that class's probability, and the slope of the target's own logit is 1.",
        ),
        t(
            'The sign: a class with more probability than its target has a positive slope, so a step pushes its logit down; one with less is pushed up. The slopes sum to 0: what one gains, the others lose.',
        ),
        ...(oneHot && c !== undefined
            ? [
                  t(
                      'The size: {0} is {1} short of its target of 1. As that goes to 0, so does the gradient: a correct, confident prediction is barely changed.',
                      className(view, c),
                      formatNumber(1 - softmax(c)),
                  ),
              ]
            : []),
        ...(weight && !view.ignored ? [t('A weight multiplies the loss, and therefore the slopes.')] : []),
        ...(denominator !== 1 && !view.ignored
            ? [t('Like the loss, the slopes are divided by {0}.', formatFactor(denominator))]
            : []),
    ];
};

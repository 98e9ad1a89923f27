import { formatCount, formatNumber } from '../../../format/numbers';
import { t } from '../../../format/l10n';
import type { Why } from '../stage';

export const why: Why = ({ explanation: { breakdown }, view }) => {
    const classes = view.logits.length;
    return [
        t(
            'CrossEntropyLoss takes logits: it already includes softmax, logarithm and target. With a softmax before it, softmax would be applied twice.',
        ),
        t(
            'One way goes through LogSoftmax and NLLLoss, the other straight from the logits: ln sum − (logit − max). The two can differ only by rounding.',
        ),
        ...(breakdown
            ? [
                  t(
                      'For comparison: guessing uniformly among {0} classes costs ln {0} = {1}.',
                      formatCount(classes),
                      formatNumber(Math.log(classes)),
                  ),
              ]
            : []),
    ];
};

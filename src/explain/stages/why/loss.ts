import { formatCount, formatNumber } from '../../../format/numbers';
import { t } from '../../l10n';
import type { Why } from '../stage';

export const why: Why = ({ explanation: { breakdown }, view }) => {
    const classes = view.logits.length;
    return [
        t(
            'CrossEntropyLoss takes logits: softmax, logarithm and target are all in it. A softmax before it would be applied twice.',
        ),
        t(
            'Once it goes through LogSoftmax and NLLLoss, once straight from the logits: ln sum minus (logit − max). Rounding is all that the two can differ by.',
        ),
        ...(breakdown
            ? [
                  t(
                      'To compare: an even guess among {0} classes costs ln {0} = {1}.',
                      formatCount(classes),
                      formatNumber(Math.log(classes)),
                  ),
              ]
            : []),
    ];
};

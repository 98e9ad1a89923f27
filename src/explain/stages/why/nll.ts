import { formatCount, formatExactly, formatFactor, formatNumber } from '../../../format/numbers';
import { className } from '../../labels';
import { t } from '../../../format/l10n';
import type { Why } from '../stage';

/** How far from 1 the sum of printed probabilities may be. */
const NORMALISED = 1e-3;

export const why: Why = ({ explanation: { question, breakdown }, view }) => {
    const { target, targetClass, targetMass, oneHot, weight, softmax, nll, sample } = view;
    const surprise = t(
        '−ln p is the surprise, in nats: a class with probability 1 has surprise 0, one with probability ½ has {0}, and it grows without bound as p goes to 0.',
        formatNumber(Math.LN2),
    );
    if (view.ignored) {
        return [
            t(
                'A target of ignore_index marks what should not be learned, such as padding: its loss and gradient are 0, and the mean does not count it.',
            ),
        ];
    }
    if (!target || targetClass === undefined) {
        const reachable = weight === undefined && Math.abs((targetMass ?? NaN) - 1) < NORMALISED;
        return breakdown && reachable
            ? [
                  surprise,
                  t(
                      "This is the average surprise if the classes occurred with the target's probabilities. It is smallest where the softmax equals the target; there it is {0}, the entropy of the target.",
                      formatNumber(breakdown.entropyFloor.data[sample]!),
                  ),
              ]
            : [surprise];
    }
    if (!oneHot) {
        const { labelSmoothing = 0 } = question.options ?? {};
        return [
            surprise,
            t(
                'Why smoothing: a one-hot target is never reached, so the logits would keep growing. With label_smoothing {0}, that share of the target is spread evenly over all {1} classes, {2} each.',
                formatExactly(labelSmoothing),
                formatCount(view.logits.length),
                formatNumber(labelSmoothing / view.logits.length),
            ),
            ...(breakdown
                ? [
                      t(
                          'The price: the loss of this sample cannot fall below {0}.',
                          formatNumber(breakdown.entropyFloor.data[sample]!),
                      ),
                  ]
                : []),
        ];
    }
    return [
        t(
            'Why one number: the target gives all its probability to {0}. Multiplying each class by its target and summing leaves only that one: {1}.',
            className(view, targetClass),
            formatNumber(nll(targetClass)),
        ),
        surprise,
        t(
            'In reverse: exp(−{0}) = {1}, the probability of the true class.',
            formatNumber(nll(targetClass)),
            formatNumber(softmax(targetClass)),
        ),
        ...(weight ? [t('The weight {0} multiplies the loss of this class.', formatFactor(weight(targetClass)))] : []),
    ];
};

import { formatCount, formatExactly, formatFactor, formatNumber } from '../../../format/numbers';
import { className } from '../../labels';
import { t } from '../../l10n';
import type { Why } from '../stage';

/** How far from 1 the sum of printed probabilities may be. */
const NORMALISED = 1e-3;

export const why: Why = ({ explanation: { question, breakdown }, view }) => {
    const { target, targetClass, targetMass, oneHot, weight, softmax, nll, sample } = view;
    const surprise = t(
        '−ln p is the surprise, in nats: a sure class surprises by 0, one of probability one half by {0}, and it grows without bound as p goes to 0.',
        formatNumber(Math.LN2),
    );
    if (view.ignored) {
        return [
            t(
                'A target of ignore_index marks what is not to be learnt, padding for instance: loss 0, gradient 0, and the mean does not count it.',
            ),
        ];
    }
    if (!target || targetClass === undefined) {
        const reachable = weight === undefined && Math.abs((targetMass ?? NaN) - 1) < NORMALISED;
        return breakdown && reachable
            ? [
                  surprise,
                  t(
                      "This is the average surprise if the classes came as the target says. It is smallest where the softmax equals the target, and then {0}: the target's own entropy.",
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
                'Why smoothing: a one-hot target is never reached, so the logits would grow without end. With label_smoothing {0} that share of the target goes evenly to all {1} classes, {2} each.',
                formatExactly(labelSmoothing),
                formatCount(view.logits.length),
                formatNumber(labelSmoothing / view.logits.length),
            ),
            ...(breakdown
                ? [
                      t(
                          'The price: the loss of this sample cannot fall below {0}, whatever the logits.',
                          formatNumber(breakdown.entropyFloor.data[sample]!),
                      ),
                  ]
                : []),
        ];
    }
    return [
        t(
            'Why one number: the target gives all its probability to {0}. A sum over the classes, each times its target, keeps that one: {1}.',
            className(view, targetClass),
            formatNumber(nll(targetClass)),
        ),
        surprise,
        t(
            'Backwards: e to the minus {0} is {1}, the probability that the true class got.',
            formatNumber(nll(targetClass)),
            formatNumber(softmax(targetClass)),
        ),
        ...(weight
            ? [t('The weight {0} makes this class count that many times.', formatFactor(weight(targetClass)))]
            : []),
    ];
};

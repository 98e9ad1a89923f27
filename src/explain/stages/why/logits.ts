import { className, classNameFirst } from '../../labels';
import { t } from '../../../format/l10n';
import { formatNumber } from '../../../format/numbers';
import { runnerUp } from '../../sampleView';
import type { SampleView } from '../../sampleView';
import type { Why } from '../stage';

export const why: Why = ({ view }) => [
    t(
        'A logit may be any number, and only differences between logits matter: adding the same number to all of them changes nothing below.',
    ),
    ...ratioOfFirstTwo(view),
];

/** A difference of logits is a ratio of probabilities. */
function ratioOfFirstTwo(view: SampleView): readonly string[] {
    const { logits, softmax, prediction } = view;
    const second = runnerUp(view);
    const ratio = second === undefined ? NaN : softmax(prediction) / softmax(second);
    if (second === undefined || !Number.isFinite(ratio)) {
        return [];
    }
    return [
        logits[prediction] === logits[second]
            ? t(
                  '{0} and {1} have the same logit, so they will have the same probability.',
                  classNameFirst(view, prediction),
                  className(view, second),
              )
            : t(
                  '{0} is ahead of {1} by {2}, so it will be exp({2}) = {3} times as probable.',
                  classNameFirst(view, prediction),
                  className(view, second),
                  formatNumber(logits[prediction]! - logits[second]!),
                  formatNumber(ratio),
              ),
    ];
}

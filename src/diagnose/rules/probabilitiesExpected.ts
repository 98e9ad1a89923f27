import { startOf } from '../../math';
import { lossOf } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { onLogits } from '../fixes';
import { KERAS_EPSILON, lossInCode } from '../lossInCode';
import { probabilitiesExpected as message } from '../messages';
import { MOST_SUM_ERROR } from '../rounding';
import { firstThatFails, isProbabilityRow, rowMinimum, rowSum } from '../rows';

/**
 * A loss of Keras (from_logits=False, its default) or scikit-learn on numbers that are no probabilities, however poor
 * their digits.
 */
export function probabilitiesExpected(evidence: Evidence): Evident | undefined {
    const {
        criterion,
        given: { inLoss },
        layout,
        logits,
        breakdown,
        reduction,
        names,
    } = evidence;
    if (
        criterion.expects !== 'probabilities' ||
        (inLoss !== 'logits' && inLoss !== 'log-probabilities') ||
        layout.classes < 2
    ) {
        return undefined;
    }
    const sample = firstThatFails(layout, start => isProbabilityRow(layout, logits, start, MOST_SUM_ERROR));
    if (sample === undefined) {
        return undefined;
    }
    const start = startOf(layout, sample);
    return {
        code: 'probabilities-expected',
        severity: 'error',
        fix: onLogits(criterion),
        says: message(
            {
                name: criterion.name,
                keras: criterion.framework === 'keras',
                epsilon: KERAS_EPSILON,
                sample,
                sum: rowSum(layout, logits, start),
                smallest: rowMinimum(layout, logits, start),
                wrong: lossInCode(evidence),
                right: breakdown && lossOf(breakdown, reduction),
            },
            names,
        ),
    };
}

import { t } from '../../format/l10n';
import { formatExactly, formatNumber, withMinus } from '../../format/numbers';
import { startOf } from '../../math';
import { onLogits } from '../codeLines';
import { singleLoss } from '../singleLoss';
import { KERAS_DOCS, SKLEARN_DOCS } from '../links';
import { bothLosses, KERAS_EPSILON, lossInCode } from '../lossInCode';
import { when } from '../phrases';
import { MOST_SUM_ERROR } from '../rounding';
import { firstThatFails, isProbabilityRow, rowMinimum, rowSum } from '../rows';
import { rule } from '../rule';

/**
 * A loss of Keras (from_logits=False, its default) or scikit-learn that expects probabilities, on numbers that are not,
 * however poor their digits.
 */
export const probabilitiesExpected = rule({
    code: 'probabilities-expected',
    about: 'numbers',
    detect(evidence) {
        const {
            criterion,
            form: { inLoss },
            layout,
            logits,
            breakdown,
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
            sample,
            sum: rowSum(layout, logits, start),
            smallest: rowMinimum(layout, logits, start),
            losses: bothLosses(lossInCode(evidence), breakdown && singleLoss(breakdown)),
        };
    },
    severity: () => 'error',
    words({ sample, sum, smallest, losses }, { criterion: { name, framework }, names }) {
        const keras = framework === 'keras';
        return [
            smallest < 0
                ? t(
                      '{0} expects probabilities but got logits: sample {1} contains {2}.',
                      name,
                      names.sample(sample),
                      formatNumber(smallest),
                  )
                : t(
                      '{0} expects probabilities but got logits: those of sample {1} sum to {2}.',
                      name,
                      names.sample(sample),
                      formatNumber(sum),
                  ),
            keras
                ? t(
                      'Keras treats these as probabilities: it clips them to the range from {0} to 1 − {0} and takes the logarithm.',
                      withMinus(formatExactly(KERAS_EPSILON)),
                  )
                : t('scikit-learn rejects values below 0 or above 1.'),
            ...when(keras && losses !== undefined, () =>
                t(
                    'The loss is then {0}; with from_logits=True it is {1}.',
                    formatNumber(losses!.wrong),
                    formatNumber(losses!.right),
                ),
            ),
        ];
    },
    why: () =>
        t(
            'Logits below 0 are treated as probability 0 and those above 1 as probability 1, where there is no gradient.',
        ),
    link: (_, { criterion }) => (criterion.framework === 'sklearn' ? SKLEARN_DOCS : KERAS_DOCS),
    suggestedCode: (_, { criterion }) => onLogits(criterion),
    place: 'numbers',
});

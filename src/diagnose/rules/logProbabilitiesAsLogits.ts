import { t } from '../../format/l10n';
import { formatBound } from '../../format/numbers';
import { CROSS_ENTROPY_DOCS } from '../links';
import { logSumTolerance } from '../rounding';
import { rule } from '../rule';

/**
 * log_softmax before CrossEntropyLoss, which is harmless: log-softmax of log-probabilities is what they are. By the
 * code, or by numbers of which none is above 0 and whose exponentials add up to 1 (`logSumTolerance`).
 */
export const logProbabilitiesAsLogits = rule({
    code: 'log-probabilities-as-logits',
    about: 'logits',
    detect({ form: { inText, inLoss }, criterion, layout }) {
        if (criterion.expects !== 'logits' || inLoss !== 'log-probabilities' || layout.classes < 2) {
            return undefined;
        }
        const byCode = criterion.steps.some(step => step === 'log-softmax' || step === 'softmax');
        // The logarithm of probabilities in the text is what CrossEntropyLoss should get.
        return byCode || inText === 'log-probabilities' ? { byCode } : undefined;
    },
    severity: () => 'info',
    words: ({ byCode }, { criterion, text, dtype }) =>
        byCode
            ? [
                  t(
                      'The code applies log_softmax before {0}, which applies it again: the loss is the same, and one of the two is redundant.',
                      criterion.name,
                  ),
              ]
            : [
                  t(
                      'No logit is above 0, and the exponentials of each sample sum to 1 (logsumexp 0 ± {0}): these are log-probabilities.',
                      formatBound(logSumTolerance(text.decimals, dtype)),
                  ),
                  t('log_softmax does not change them, so the loss is right; one of the two calls is redundant.'),
              ],
    why: () => t('It only costs time; NLLLoss takes log-probabilities directly.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: (_, { criterion }) =>
        criterion.framework === 'torch' ? 'loss = nn.NLLLoss()(log_probabilities, target)' : undefined,
    place: 'softmax',
    quickFixes: () => [{ kind: 'remove-softmax' }],
});

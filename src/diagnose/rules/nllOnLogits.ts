import { t } from '../../format/l10n';
import { formatNumber } from '../../format/numbers';
import { startOf } from '../../math';
import { onLogits } from '../codeLines';
import { singleLoss } from '../singleLoss';
import { NLL_DOCS } from '../links';
import { bothLosses, lossInCode } from '../lossInCode';
import { logSumTolerance } from '../rounding';
import { firstThatFails, isLogProbabilityRow, rowSumOfExp } from '../rows';
import { rule } from '../rule';

/** NLLLoss on logits, without log_softmax before it. */
export const nllOnLogits = rule({
    code: 'nll-on-logits',
    about: 'numbers',
    detect(evidence) {
        const { criterion, form, layout, logits, breakdown, text, dtype } = evidence;
        if (criterion.expects !== 'log-probabilities' || form.inLoss !== 'logits' || layout.classes < 2) {
            return undefined;
        }
        const tolerance = logSumTolerance(text.decimals, dtype);
        const sample = firstThatFails(layout, start => isLogProbabilityRow(layout, logits, start, tolerance));
        return sample === undefined
            ? undefined
            : {
                  sample,
                  sum: rowSumOfExp(layout, logits, startOf(layout, sample)),
                  losses: bothLosses(lossInCode(evidence), breakdown && singleLoss(breakdown)),
              };
    },
    severity: () => 'error',
    words: ({ sample, sum, losses }, { criterion: { name }, names }) => [
        losses
            ? t(
                  '{0} expects log-probabilities but got raw logits: it gives {1}, and CrossEntropyLoss gives {2}.',
                  name,
                  formatNumber(losses.wrong),
                  formatNumber(losses.right),
              )
            : t('{0} expects log-probabilities but got raw logits.', name),
        t(
            'The exponentials of log-probabilities sum to 1; those of sample {0} sum to {1}.',
            names.sample(sample),
            formatNumber(sum),
        ),
    ],
    why: () =>
        t(
            "NLLLoss only picks the target's number and negates it. On raw logits, the loss keeps decreasing as they grow, whether the predictions are right or not.",
        ),
    link: () => NLL_DOCS,
    suggestedCode: (_, { criterion }) => onLogits(criterion),
    place: 'numbers',
});

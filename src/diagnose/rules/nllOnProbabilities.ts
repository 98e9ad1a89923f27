import { t } from '../../format/l10n';
import { formatNumber } from '../../format/numbers';
import { singleLoss } from '../singleLoss';
import { NLL_DOCS } from '../links';
import { bothLosses, lossInCode, lossOfLogs } from '../lossInCode';
import { rule } from '../rule';

/** NLLLoss on softmax, or sigmoid, without its logarithm. */
export const nllOnProbabilities = rule({
    code: 'nll-on-probabilities',
    about: 'numbers',
    detect(evidence) {
        const {
            criterion,
            form: { inText, inLoss },
            layout,
            breakdown,
        } = evidence;
        if (criterion.expects !== 'log-probabilities' || layout.classes < 2) {
            return undefined;
        }
        if (inLoss !== 'probabilities' && inLoss !== 'squashed') {
            return undefined;
        }
        const right = inText === 'probabilities' ? lossOfLogs(evidence) : breakdown && singleLoss(breakdown);
        return { losses: bothLosses(lossInCode(evidence), right) };
    },
    severity: () => 'error',
    words: ({ losses }, { criterion: { name } }) => [
        losses
            ? t(
                  '{0} expects log-probabilities but got probabilities: it gives {1}, and with the logarithm {2}.',
                  name,
                  formatNumber(losses.wrong),
                  formatNumber(losses.right),
              )
            : t('{0} expects log-probabilities but got probabilities: the logarithm is missing.', name),
        t('Such a loss lies between −1 and 0.'),
    ],
    why: () =>
        t(
            'Without the logarithm, a confidently wrong prediction costs barely more than an uncertain one, and its gradient vanishes.',
        ),
    link: () => NLL_DOCS,
    suggestedCode: () => 'loss = nn.NLLLoss()(torch.log_softmax(logits, dim=1), target)',
    place: 'numbers',
});

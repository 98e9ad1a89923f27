import { t } from '../../format/l10n';
import { NLL_DOCS } from '../links';
import { codeRule } from '../rule';

/** NLLLoss behind a softmax whose logarithm is missing. */
export const nllOnSoftmax = codeRule({
    code: 'nll-on-probabilities',
    about: 'numbers',
    detect({ criterion: { expects, steps } }) {
        const last = steps.findLast(step => step !== 'reshape' && step !== 'select');
        return expects === 'log-probabilities' && (last === 'softmax' || last === 'sigmoid') ? last : undefined;
    },
    severity: () => 'error',
    words: (_, { criterion: { name } }) => [
        t('{0} expects log-probabilities but got probabilities: the logarithm is missing.', name),
        t('Such a loss lies between −1 and 0.'),
    ],
    why: () =>
        t(
            'Without the logarithm, a confidently wrong prediction costs barely more than an uncertain one, and its gradient vanishes.',
        ),
    link: () => NLL_DOCS,
    suggestedCode: () => 'loss = nn.NLLLoss()(torch.log_softmax(logits, dim=1), target)',
    place: 'softmax',
});

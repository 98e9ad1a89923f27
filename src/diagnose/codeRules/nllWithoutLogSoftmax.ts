import { t } from '../../format/l10n';
import { onLogits } from '../codeLines';
import { NLL_DOCS } from '../links';
import { codeRule } from '../rule';

/** NLLLoss right behind a linear layer or a draw of random numbers: no log-softmax in between. */
export const nllWithoutLogSoftmax = codeRule({
    code: 'nll-on-logits',
    about: 'numbers',
    detect: ({ criterion: { expects, steps }, logits }) =>
        expects === 'log-probabilities' &&
        logits?.made === 'free' &&
        steps.every(step => step === 'reshape' || step === 'select')
            ? (logits.text ?? '')
            : undefined,
    severity: () => 'error',
    words: (made, { criterion: { name } }) => [
        t('{0} expects log-probabilities but got raw logits.', name),
        ...(made === '' ? [] : [t('They come from {0}, without log_softmax.', made)]),
    ],
    why: () =>
        t(
            "NLLLoss only picks the target's number and negates it. On raw logits, the loss keeps decreasing as they grow, whether the predictions are right or not.",
        ),
    link: () => NLL_DOCS,
    suggestedCode: (_, { criterion }) => onLogits(criterion),
    place: 'logits',
});

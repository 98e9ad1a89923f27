import { t } from '../../format/l10n';
import { withoutBefore } from '../codeLines';
import { CROSS_ENTROPY_DOCS } from '../links';
import { codeRule } from '../rule';

/** Class indices, what argmax leaves, in place of scores. */
export const argmaxBefore = codeRule({
    code: 'one-hot-as-logits',
    about: 'logits',
    detect: ({ criterion: { expects, steps } }) =>
        expects !== 'probabilities' && steps.findLast(step => step !== 'reshape' && step !== 'select') === 'argmax'
            ? true
            : undefined,
    severity: () => 'error',
    words: (_, { criterion: { name } }) => [
        t(
            'The code takes the argmax before {0}, which then receives class indices instead of scores, and no gradient flows back through them.',
            name,
        ),
    ],
    why: () => t('Predictions and labels carry no useful gradient, so the model cannot learn.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: (_, { criterion }) => withoutBefore(criterion, 'argmax'),
    place: 'logits',
});

import { t } from '../../format/l10n';
import { withoutBefore } from '../codeLines';
import { CROSS_ENTROPY_DOCS } from '../links';
import { codeRule } from '../rule';

/** Softmax or sigmoid before a loss that applies softmax itself: the code says it, whatever the numbers. */
export const softmaxInCode = codeRule({
    code: 'probabilities-as-logits',
    about: 'logits',
    detect({ criterion: { expects, steps } }) {
        const last = steps.findLast(step => step !== 'reshape' && step !== 'select');
        return expects === 'logits' && (last === 'softmax' || last === 'sigmoid') ? last : undefined;
    },
    severity: () => 'error',
    words: (step, { criterion: { name } }) =>
        step === 'softmax'
            ? [
                  t('The code applies softmax before {0}, which applies it again.', name),
                  t(
                      'For 2, 10 and 100 classes the loss then stays above 0.3133, 1.4612 and 3.6222, however good the model is.',
                  ),
              ]
            : [t('The code applies sigmoid before {0}, which treats the results as logits.', name)],
    why: () => t('Softmax twice flattens the gradient: the model learns slowly, and the loss stays far above 0.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: (step, { criterion }) => withoutBefore(criterion, step),
    place: 'softmax',
    quickFixes: () => [{ kind: 'remove-softmax' }],
});

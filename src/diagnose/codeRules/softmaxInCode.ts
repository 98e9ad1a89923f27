import { t } from '../../format/l10n';
import { withoutBefore } from '../codeLines';
import { CROSS_ENTROPY_DOCS, KERAS_DOCS } from '../links';
import { codeRule } from '../rule';

/** Softmax or sigmoid before a loss that applies softmax itself: the code says it, whatever the numbers. */
export const softmaxInCode = codeRule({
    code: 'probabilities-as-logits',
    about: 'logits',
    detect({ criterion: { framework, expects, steps }, logits }) {
        const last = steps.findLast(step => step !== 'reshape' && step !== 'select');
        // Keras' layers have their softmax as an option: no step of its own.
        const isInLayer = framework !== 'torch' && last === undefined && logits?.made === 'softmax';
        return expects !== 'logits'
            ? undefined
            : isInLayer
              ? 'softmax'
              : last === 'softmax' || (last === 'sigmoid' && framework === 'torch')
                ? last
                : undefined;
    },
    severity: () => 'error',
    words: (step, { criterion: { name } }) =>
        step === 'softmax'
            ? [
                  t('The code applies softmax before {0}, which applies it again.', name),
                  t(
                      'With 2, 10 or 100 classes, the loss then stays above 0.3133, 1.4612 or 3.6222, however good the model is.',
                  ),
              ]
            : [t('The code applies sigmoid before {0}, which treats the results as logits.', name)],
    why: () =>
        t('Applying softmax twice flattens the gradient: the model learns slowly, and the loss stays far above 0.'),
    link: (_, { criterion }) => (criterion.framework === 'keras' ? KERAS_DOCS : CROSS_ENTROPY_DOCS),
    suggestedCode: (step, { criterion }) => withoutBefore(criterion, step),
    place: 'softmax',
    quickFixes: () => [
        { kind: 'remove-softmax' },
        { kind: 'set-argument', name: 'from_logits', value: 'False', title: t('Set {0}', 'from_logits=False') },
    ],
});

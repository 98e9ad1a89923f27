import { t } from '../../format/l10n';
import { onlyMoves } from '../../model/criterion';
import { onLogits } from '../codeLines';
import { KERAS_DOCS } from '../links';
import { codeRule } from '../rule';

/** Keras' loss without from_logits=True behind a layer that leaves logits. */
export const probabilitiesExpectedInCode = codeRule({
    code: 'probabilities-expected',
    about: 'numbers',
    detect: ({ criterion: { framework, expects, steps, misuse }, logits, unknown }) =>
        framework === 'keras' &&
        expects === 'probabilities' &&
        misuse === undefined &&
        !unknown.includes('criterion') &&
        logits?.made === 'free' &&
        steps.every(onlyMoves)
            ? (logits.text ?? '')
            : undefined,
    severity: () => 'error',
    words: (made, { criterion: { name } }) => [
        t('{0} expects probabilities but got logits: from_logits=True is missing.', name),
        ...(made === '' ? [] : [t('They come from {0}, without softmax.', made)]),
    ],
    why: () =>
        t(
            'Logits below 0 are treated as probability 0 and those above 1 as probability 1, where there is no gradient.',
        ),
    link: () => KERAS_DOCS,
    suggestedCode: (_, { criterion }) => onLogits(criterion),
    place: 'logits',
    quickFixes: () => [
        { kind: 'add-argument', name: 'from_logits', value: 'True', title: t('Add {0}', 'from_logits=True') },
    ],
});

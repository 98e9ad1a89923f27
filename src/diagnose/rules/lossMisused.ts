import { t } from '../../format/l10n';
import { CROSS_ENTROPY_DOCS } from '../links';
import { rule } from '../rule';

/** The class of a loss called with tensors, or its two arguments swapped. */
export const lossMisused = rule({
    code: 'loss-misused',
    about: 'numbers',
    detect: ({ criterion: { misuse } }) => misuse,
    severity: () => 'error',
    words: (misuse, { criterion: { name, framework } }) =>
        misuse === 'class-called'
            ? [
                  t(
                      '{0} is a Python class: called with tensors, it takes them as its options and does not compute a loss.',
                      name,
                  ),
                  t('Create the criterion first, then call it: {0}.', `${name}()(logits, target)`),
              ]
            : [
                  t('The arguments of {0} are swapped: what comes first here can only be the target.', name),
                  t('The order is {0}.', framework === 'keras' ? 'y_true, y_pred' : 'input, target'),
              ],
    why: () => t('The numbers shown here are for the corrected call.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: (misuse, { criterion: { name } }) =>
        misuse === 'class-called' ? `loss = nn.${name}()(logits, target)` : 'loss = criterion(logits, target)',
    place: 'call',
    quickFixes: misuse => [
        misuse === 'class-called'
            ? { kind: 'call-criterion', title: t('Create the criterion, then call it') }
            : { kind: 'swap-arguments', title: t('Swap the arguments') },
    ],
});

import { t } from '../../format/l10n';
import { formatCount } from '../../format/numbers';
import { CROSS_ENTROPY_DOCS } from '../links';
import { rule } from '../rule';

/** ignore_index is a class. Often meant (0 for padding), so information. */
export const ignoredRealClass = rule({
    code: 'ignored-real-class',
    about: 'loss',
    detect({ breakdown, target, ignoreIndex, layout: { classes, samples } }) {
        const isClass = target.kind === 'index' && ignoreIndex >= 0 && ignoreIndex < classes;
        return breakdown && isClass && breakdown.keptCount > 0
            ? { ignoreIndex, ignored: samples - breakdown.keptCount, samples }
            : undefined;
    },
    severity: () => 'info',
    words: ({ ignoreIndex, ignored, samples }) => [
        t(
            'ignore_index {0} is one of the classes. Samples ignored: {1} of {2}.',
            ignoreIndex,
            formatCount(ignored),
            formatCount(samples),
        ),
        t('The logit of that class still takes part in the softmax of every other sample.'),
    ],
    why: () => t('The class is never learned, yet its logit still takes probability from the others.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: () => 'loss = nn.CrossEntropyLoss(ignore_index=-100)(logits, target)  # a number that is no class',
    concerns: ({ ignoreIndex }) => ({ classes: [ignoreIndex] }),
    place: 'ignoreIndex',
});

import { t } from '../../format/l10n';
import { CROSS_ENTROPY_DOCS } from '../links';
import { listed, MOST_NAMED } from '../phrases';
import { rule } from '../rule';

/**
 * Every target that counts has weight 0, or they cancel: the mean is 0 / 0 or worse. A sum of them is 0, and teaches
 * nothing.
 */
export const zeroWeight = rule({
    code: 'zero-weight',
    about: 'loss',
    detect({ breakdown, weight, target, ignoreIndex, reduction }) {
        if (
            !breakdown ||
            !weight ||
            target.kind !== 'index' ||
            breakdown.keptCount === 0 ||
            breakdown.denominator !== 0
        ) {
            return undefined;
        }
        const mean = reduction === 'mean';
        const all = [...new Set(target.data)].filter(c => c !== ignoreIndex);
        const none = all.every(c => weight[c] === 0);
        return mean || none ? { mean, none, classes: all.slice(0, MOST_NAMED), all: all.length } : undefined;
    },
    severity: ({ mean }) => (mean ? 'error' : 'warning'),
    words({ mean, none, classes, all }, { names }) {
        const which = listed(classes.map(names.label), all);
        return [
            !none
                ? t(
                      'The weights of the targets that are not ignored sum to 0 (classes {0}): the mean divides by 0.',
                      which,
                  )
                : mean
                  ? t('Every target that is not ignored has weight 0 (classes {0}): the mean is 0 / 0, nan.', which)
                  : t(
                        'Every target that is not ignored has weight 0 (classes {0}): it adds nothing to the loss.',
                        which,
                    ),
        ];
    },
    why: () => t('If every target in a batch is like this, the mean is nan and nothing is learned.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: () => 'weight = weight.clamp(min=1e-3)  # or ignore_index for a class that is not to count',
    concerns: ({ classes }) => ({ classes }),
    place: 'weight',
});

import { t } from '../../format/l10n';
import { formatCount } from '../../format/numbers';
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
        return mean || all.every(c => weight[c] === 0)
            ? { mean, count: breakdown.keptCount, classes: all.slice(0, MOST_NAMED), all: all.length }
            : undefined;
    },
    severity: ({ mean }) => (mean ? 'error' : 'warning'),
    words({ mean, count, classes, all }, { names }) {
        const which = listed(classes.map(names.label), all);
        return [
            mean
                ? t(
                      'The weights of all {0} targets that are not ignored sum to 0 (classes {1}): the mean divides by that sum and is nan.',
                      formatCount(count),
                      which,
                  )
                : t(
                      'All {0} targets that are not ignored have weight 0 (classes {1}): they add nothing to the loss.',
                      formatCount(count),
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

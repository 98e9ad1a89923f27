import { t } from '../../format/l10n';
import { CROSS_ENTROPY_DOCS } from '../links';
import { rule } from '../rule';

/** No sample counts. The mean is then NaN; a sum of nothing is 0, which is right and good to know. */
export const allIgnored = rule({
    code: 'all-ignored',
    about: 'loss',
    detect({ breakdown, layout: { samples }, ignoreIndex, reduction }) {
        const mean = reduction === 'mean';
        return breakdown?.keptCount === 0 && (samples > 0 || mean) ? { samples, ignoreIndex, mean } : undefined;
    },
    severity: ({ mean }) => (mean ? 'error' : 'info'),
    words: ({ samples, ignoreIndex, mean }) => [
        samples === 0
            ? t('The batch is empty (0 samples): the mean of nothing is nan.')
            : mean
              ? t(
                    'Every target is {0}, the ignore_index: every sample is ignored, and the mean of nothing is nan.',
                    ignoreIndex,
                )
              : t('Every target is {0}, the ignore_index: every sample is ignored.', ignoreIndex),
    ],
    why: () => t('0 / 0 is nan, and one such batch turns every average it enters into nan.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: () => 'if (target != ignore_index).any():  # otherwise leave this batch out',
    place: 'target',
});

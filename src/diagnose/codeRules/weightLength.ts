import { t } from '../../format/l10n';
import { formatCount } from '../../format/numbers';
import { classCountOf, knownShape } from '../codeEvidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { codeRule } from '../rule';

/** Another number of weights than of classes. */
export const weightLength = codeRule({
    code: 'shape-mismatch',
    about: 'shapes',
    detect(evidence) {
        const [count, ...more] = knownShape(evidence.weight) ?? [];
        const { logits, target } = evidence;
        // The last axis is that of the classes only where there are no axes behind them.
        const isFlat = (target?.shape?.length ?? 1) <= 1;
        const classes =
            classCountOf(evidence) ?? (isFlat && logits?.made === 'free' && !logits.shape ? logits.last : undefined);
        return count !== undefined && more.length === 0 && classes !== undefined && count !== classes
            ? { count, classes }
            : undefined;
    },
    severity: () => 'error',
    words: ({ count, classes }) => [
        t(
            'The number of class weights is {0}, but the number of classes is {1}: torch needs one weight for each class.',
            formatCount(count),
            formatCount(classes),
        ),
    ],
    why: () => t('torch raises an error instead of a loss.'),
    link: () => CROSS_ENTROPY_DOCS,
    place: 'weight',
});

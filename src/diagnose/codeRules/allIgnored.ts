import { t } from '../../format/l10n';
import { ignoreIndexOf, knownShape } from '../codeEvidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { codeRule } from '../rule';

/** Every target is the ignore_index: the mean is nan, whatever the logits. */
export const allIgnoredInCode = codeRule({
    code: 'all-ignored',
    about: 'loss',
    detect(evidence) {
        const { target, options, unknown } = evidence;
        const ignored = ignoreIndexOf(evidence);
        const shape = knownShape(target);
        const isMean = (options.reduction ?? 'mean') === 'mean' && !unknown.includes('reduction');
        return isMean &&
            shape &&
            ignored !== undefined &&
            target?.range?.low === ignored &&
            target.range.high === ignored
            ? { ignored }
            : undefined;
    },
    severity: () => 'error',
    words: ({ ignored }) => [
        t('Every target is {0}, the ignore_index: every sample is ignored, and the mean of nothing is nan.', ignored),
    ],
    why: () => t('0 / 0 is nan, and one such batch turns every average it enters into nan.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: () => 'if (target != ignore_index).any():  # otherwise leave this batch out',
    place: 'target',
});

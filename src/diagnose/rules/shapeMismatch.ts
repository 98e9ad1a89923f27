import { t } from '../../format/l10n';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { describeRefusal } from '../refusal';
import { rule } from '../rule';
import { classAxis } from './classAxis';
import { targetDtype } from './targetDtype';
import { targetIsOneHotIntegers } from './targetIsOneHotIntegers';
import { targetOutOfRange } from './targetOutOfRange';

/** The rules that say more of what torch refuses. */
const explained = [targetOutOfRange, targetIsOneHotIntegers, targetDtype, classAxis];

/** Whatever else torch refuses: in its own words, and in plain ones. */
export const shapeMismatch = rule({
    code: 'shape-mismatch',
    about: 'shapes',
    detect(evidence) {
        const { refusal } = evidence;
        return refusal && !explained.some(({ find }) => find(evidence)) ? { refusal } : undefined;
    },
    severity: () => 'error',
    words: ({ refusal }) => [t('torch raises: "{0}"', refusal.torchMessage), describeRefusal(refusal)],
    why: () => t('torch raises an error instead of a loss.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: (_, evidence) => fixOf(evidence),
    place: ({ refusal }) => (refusal.details.code === 'weight-length' ? 'weight' : 'target'),
    quickFixes: (_, evidence) =>
        isColumn(evidence)
            ? [
                  {
                      kind: 'append',
                      to: 'target',
                      text: SQUEEZE,
                      title: t('Drop the last axis of the target: {0}', SQUEEZE),
                  },
              ]
            : [],
});

const SQUEEZE = '.squeeze(1)';

/** A target of shape (N, 1) for logits of shape (N, C). */
function isColumn({ layout: { shape }, target }: Evidence): boolean {
    const [samples, one] = target.shape;
    return shape.length === 2 && target.shape.length === 2 && samples === shape[0] && one === 1;
}

/** The line that makes the shapes fit, where they tell which. */
function fixOf(evidence: Evidence): string | undefined {
    const {
        layout: { shape, samples },
        target,
    } = evidence;
    if (isColumn(evidence)) {
        return `loss = nn.CrossEntropyLoss()(logits, target${SQUEEZE})`;
    }
    const [length] = target.shape.length === 1 ? target.shape : [];
    // One position after the other in (N * S).
    if (shape.length === 3 && length === shape[0]! * shape[1]!) {
        return 'loss = nn.CrossEntropyLoss()(logits.reshape(-1, logits.size(-1)), target)';
    }
    return shape.length > 2 && length === samples
        ? 'loss = nn.CrossEntropyLoss()(logits, target.view(logits.size(0), *logits.shape[2:]))'
        : undefined;
}

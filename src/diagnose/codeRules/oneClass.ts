import { t } from '../../format/l10n';
import { BCE_DOCS } from '../links';
import { codeRule } from '../rule';

/** `nn.Linear(d, 1)` before a softmax over classes. */
export const oneClass = codeRule({
    code: 'single-logit',
    about: 'logits',
    detect: ({ criterion: { expects, steps }, logits, target }) =>
        expects !== 'probabilities' &&
        logits?.last === 1 &&
        steps.length === 0 &&
        (logits.shape?.length ?? 2) === 2 &&
        // With another shape, the last axis may not be that of the classes.
        (logits.shape !== undefined || (target?.shape?.length ?? 1) <= 1)
            ? (logits.text ?? '')
            : undefined,
    severity: () => 'error',
    words: made => [
        t('The logits have one class ({0}): its softmax is always 1, so the loss is always 0.', made),
        t('For a yes-or-no question, use BCEWithLogitsLoss, or two logits per sample.'),
    ],
    why: () => t('A loss that is always 0 has no gradient: nothing is learned.'),
    link: () => BCE_DOCS,
    suggestedCode: () =>
        'loss = nn.BCEWithLogitsLoss()(logits.flatten(), target.float().flatten())  # or two logits per sample',
    place: 'logits',
});

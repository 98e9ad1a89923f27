import { t } from '../../format/l10n';
import { formatShape } from '../../format/numbers';
import { BCE_DOCS } from '../links';
import { isBinary } from '../rows';
import { rule } from '../rule';

/** One logit per sample, or N logits of N samples that torch takes for one sample of N classes. */
export const singleLogit = rule({
    code: 'single-logit',
    about: 'logits',
    detect({ layout: { classes, samples, shape }, target }) {
        if (classes === 1 && samples > 0) {
            return { kind: 'one-class' } as const;
        }
        const binary =
            shape.length === 1 &&
            target.kind === 'probability' &&
            target.shape.length === 1 &&
            target.shape[0] === classes &&
            isBinary(target.data);
        const positive = binary ? target.data.reduce((sum, y) => sum + y, 0) : 1;
        return positive === 1 ? undefined : ({ kind: 'binary-labels', count: classes, positive } as const);
    },
    severity: ({ kind }) => (kind === 'one-class' ? 'error' : 'warning'),
    words: (facts, { layout: { shape } }) =>
        facts.kind === 'one-class'
            ? [
                  t(
                      'Logits of shape {0} have one class: its softmax is always 1, so the loss is always 0.',
                      formatShape(shape),
                  ),
              ]
            : [
                  t(
                      'Logits and float targets both have shape ({0}): to torch that is one sample of {0} classes.',
                      facts.count,
                  ),
                  t(
                      'But {0} of the targets are 1 and the others are 0, as if there were {1} samples, each with a yes or no.',
                      facts.positive,
                      facts.count,
                  ),
              ],
    why: ({ kind }) =>
        kind === 'one-class'
            ? t('A loss that is always 0 has no gradient: nothing is learned.')
            : t('Softmax makes these numbers share a total of 1, so several of them cannot be near 1 at once.'),
    link: () => BCE_DOCS,
    suggestedCode: () =>
        'loss = nn.BCEWithLogitsLoss()(logits.flatten(), target.float().flatten())  # or two logits per sample',
    place: 'numbers',
});

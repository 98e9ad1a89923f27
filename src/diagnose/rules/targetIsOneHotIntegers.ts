import { t } from '../../format/l10n';
import { formatShape } from '../../format/numbers';
import { classAxisOf, startOf } from '../../math';
import type { Layout } from '../../math';
import { isIntegerOfLogitsShape } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { forSeveralRightClasses } from '../phrases';
import { everyRow, isBinary, isOneHotRow, largestOf } from '../rows';
import { rule } from '../rule';

/** One-hot rows as integers, which torch refuses. */
export const targetIsOneHotIntegers = rule({
    code: 'target-is-one-hot-integers',
    about: 'types',
    detect(evidence) {
        const { layout, target, criterion } = evidence;
        // Keras, TensorFlow and optax convert them.
        return criterion.framework === 'torch' && isIntegerOfLogitsShape(evidence) && isBinary(target.data)
            ? { oneHot: everyRow(layout, start => isOneHotRow(layout, target.data, start)), shape: target.shape }
            : undefined;
    },
    severity: () => 'error',
    words: ({ oneHot, shape }) =>
        oneHot
            ? [
                  t(
                      "The target is one-hot and has the logits' shape {0}, but contains integers: torch treats that shape as class probabilities, which must be floats.",
                      formatShape(shape),
                  ),
              ]
            : [
                  t(
                      "The target has the logits' shape {0} and contains only the integers 0 and 1, but not exactly one 1 in every row: torch accepts only floats there.",
                      formatShape(shape),
                  ),
                  forSeveralRightClasses(),
              ],
    why: () => t('torch says "Expected floating point type for target with class probabilities, got Long".'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: ({ oneHot, shape }) =>
        oneHot
            ? `loss = nn.CrossEntropyLoss()(logits, target.argmax(dim=${classAxisOf(shape)}))`
            : 'loss = nn.BCEWithLogitsLoss()(logits, target.float())',
    place: 'target',
    quickFixes: ({ oneHot, shape }, { layout, target }) =>
        oneHot && shape.length <= 2
            ? [
                  {
                      kind: 'write-indices',
                      indices: indicesOf(layout, target.data),
                      title: t('Write the target as class indices'),
                  },
                  {
                      kind: 'argmax-target',
                      axis: classAxisOf(shape),
                      title: t('Turn the one-hot target into class indices'),
                  },
              ]
            : [],
});

/** The class that each one-hot row names. */
const indicesOf = (layout: Layout, data: ArrayLike<number>): readonly number[] =>
    Array.from({ length: layout.samples }, (_, sample) => largestOf(layout, data, startOf(layout, sample)));

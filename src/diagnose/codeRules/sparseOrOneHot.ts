import { t } from '../../format/l10n';
import { kindOfDtype } from '../../model/dtype';
import type { CodeEvidence } from '../codeEvidence';
import { CROSS_ENTROPY_DOCS, KERAS_DOCS } from '../links';
import { codeRule } from '../rule';

interface Detected {
    readonly made: string;
    /** The name of the loss for such targets. */
    readonly other: string;
    readonly isOneHot: boolean;
}

/** A loss for class indices on one-hot rows; Keras' for rows on class indices, too. */
export const sparseOrOneHot = codeRule({
    code: 'target-is-one-hot-integers',
    about: 'types',
    detect,
    severity: () => 'error',
    words: ({ made, other, isOneHot }, { criterion: { name } }) => [
        isOneHot
            ? t('{0} takes class indices, but the target, {1}, is one-hot.', name, made)
            : t(
                  '{0} takes one row per sample, one-hot or probabilities, but the target, {1}, contains class indices.',
                  name,
                  made,
              ),
        t('The loss for such a target is {0}.', other),
    ],
    why: (_, { criterion: { framework } }) =>
        framework === 'keras'
            ? t('Keras raises an error because the shapes do not fit.')
            : t('An error is raised because neither the shape nor the type of the target fits.'),
    link: (_, { criterion: { framework } }) => (framework === 'keras' ? KERAS_DOCS : CROSS_ENTROPY_DOCS),
    suggestedCode: ({ other }, { criterion: { framework } }) =>
        framework === 'optax'
            ? `loss = optax.${other}(logits, target)`
            : framework === 'tensorflow'
              ? `loss = tf.nn.${other}(labels=target, logits=logits)`
              : /_/.test(other)
                ? `loss = keras.losses.${other}(target, predictions)`
                : `loss = keras.losses.${other}()(target, predictions)`,
    place: 'call',
    quickFixes: ({ other }) => [{ kind: 'rename-loss', name: other, title: t('Use {0}', other) }],
});

/** optax' ending. */
const INTEGERS = '_with_integer_labels';
const SPARSE = /^sparse|_with_integer_labels$/i;

function detect({ criterion: { framework, name, misuse }, target }: CodeEvidence): Detected | undefined {
    if (framework === 'torch' || framework === 'sklearn' || misuse !== undefined || !target) {
        return undefined;
    }
    const isSparse = SPARSE.test(name);
    const isOneHot = target.made === 'one-hot';
    const isIndices = kindOfDtype(target.dtype) === 'integer' && target.shape?.length === 1 && target.shape[0] !== 1;
    return isSparse
        ? isOneHot
            ? { made: target.text ?? 'one_hot', other: otherName(name), isOneHot }
            : undefined
        : framework === 'keras' && isIndices && target.text !== undefined
          ? { made: target.text, other: otherName(name), isOneHot }
          : undefined;
}

/** `CategoricalCrossentropy` for `SparseCategoricalCrossentropy`, and the other way round. */
function otherName(name: string): string {
    if (name.endsWith(INTEGERS)) {
        return name.slice(0, -INTEGERS.length);
    }
    const isFunction = name.includes('_');
    return SPARSE.test(name)
        ? name.replace(/^(?:Sparse|sparse_)/, '')
        : isFunction
          ? `sparse_${name}`
          : `Sparse${name}`;
}

/** What Keras, TensorFlow, optax, scikit-learn and Flux say where a loss fails. One record per message. */
import { t } from '../../format/l10n';
import type { ErrorRecord } from './record';

const sparseOrDense = (): string =>
    t('CategoricalCrossentropy needs one-hot labels; for class indices use SparseCategoricalCrossentropy.');
const together = (logits: string, labels: string): string =>
    t('Logits of shape ({0}) and labels of shape ({1}) are not compatible.', logits, labels);
const oneHotTo = (): string => t('One-hot rows need the loss without "sparse" in its name.');
const classIndices = (labels: string, logits: string): readonly string[] => [
    together(logits, labels),
    t('Class indices must have the shape of the logits without the last axis.'),
    oneHotTo(),
];

export const otherRecords: readonly ErrorRecord[] = [
    {
        pattern: /Received a label value of (-?\d+) which is outside the valid range of \[0, (\d+)\)/,
        means: (value, classes) => [
            t(
                'The label {0} is not a class: classes are numbered from 0, and a label must be less than {1}.',
                value,
                classes,
            ),
            t('Give the last layer more outputs, number the labels from 0, or pass ignore_class.'),
        ],
        culprit: 'target',
    },
    {
        // Of a binary loss: Keras gives the logits first.
        pattern:
            /`?logits`? and `?labels`? must have the same shape,? (?:received )?\(\(([\w, ]{1,40})\) vs \(([\w, ]{1,40})\)\)/,
        means: (logits, labels) => [
            t(
                'A binary loss takes logits and target of the same shape; here they are ({0}) and ({1}).',
                logits,
                labels,
            ),
            sparseOrDense(),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /labels\.shape` must equal `logits\.shape` except for the last dimension\. Received: labels\.shape=\(([\w, ]{1,40}?),?\) and logits\.shape=\(([\w, ]{1,40}?),?\)/,
        means: (labels, logits) => classIndices(labels, logits),
        culprit: 'target',
    },
    {
        pattern:
            /The shape of labels \(received \(([\w, ]{1,40}?),?\)\) should equal the shape of logits except for the last dimension \(received \(([\w, ]{1,40}?),?\)\)/,
        means: (labels, logits) => classIndices(labels, logits),
        culprit: 'target',
    },
    {
        pattern: /Rank of labels \(received (\d+)\) should equal rank of logits minus 1 \(received (\d+)\)/,
        means: (labels, logits) => [
            t(
                'Number of axes: labels {0}, logits {1}. Class indices must have one axis fewer than the logits.',
                labels,
                logits,
            ),
            oneHotTo(),
        ],
        culprit: 'target',
    },
    {
        pattern: /passing a target array of shape \(([\d, ]+?),?\) while using as loss `categorical_crossentropy`/,
        means: labels => [t('The labels have shape ({0}).', labels), sparseOrDense()],
        culprit: 'target',
    },
    {
        pattern:
            /A target array with shape \(([\d, ]+?),?\) was passed for an output of shape \(([\w, ]{1,40}?),?\) while using as loss `\w*crossentropy`/,
        means: (labels, output) => [together(output, labels), sparseOrDense()],
        culprit: 'target',
    },
    {
        pattern:
            /Error when checking (?:model )?target: expected (\w+) to have (?:shape \(([\w, ]{1,40}?),?\)|\d+ dimensions,?) but got array with shape \(([\d, ]+?),?\)/,
        means: (layer, wanted, found) => [
            wanted
                ? t('The output of the layer {0} has shape ({1}), the labels have shape ({2}).', layer, wanted, found)
                : t('The labels have shape ({0}).', found),
            t('For class indices use sparse_categorical_crossentropy, for one-hot rows categorical_crossentropy.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /Only call `(\w*softmax_cross_entropy_with_logits\w*)` with named arguments/,
        means: name => [
            t(
                'Name both arguments, so that they cannot be swapped: {0}.',
                `tf.nn.${name}(labels=labels, logits=logits)`,
            ),
        ],
        culprit: 'call',
    },
    {
        pattern:
            /Value passed to parameter 'labels' has DataType (\w+) not in list of allowed values: int32, int64|cannot compute SparseSoftmaxCrossEntropyWithLogits as input #1\(zero-based\) was expected to be a int\d+ tensor but is a (\w+) tensor/,
        means: (one, other) => [
            t('The labels are {0}, but class indices must be integers: tf.cast(labels, tf.int32).', one || other),
            oneHotTo(),
        ],
        culprit: 'target',
    },
    {
        pattern: /received `from_logits=True`, but the `output` argument was produced by a (\w+) activation/,
        means: activation => [
            t(
                'The last layer already applies {0}, and from_logits=True says that it does not.',
                activation.toLowerCase(),
            ),
            t('Remove one of the two: without the activation the loss is more accurate.'),
        ],
        culprit: 'logits',
    },
    {
        pattern:
            /(?:got incompatible shapes for broadcasting: |Incompatible shapes for broadcasting: (?:shapes=\[)?)\(([\d, ]{1,40}?),?\)(?:, | and requested shape )\(([\d, ]{1,40}?),?\)/,
        means: (a, b) => [
            t('Shapes ({0}) and ({1}) are not compatible.', a, b),
            t(
                'In optax, softmax_cross_entropy takes a row for each sample (jax.nn.one_hot); class indices need softmax_cross_entropy_with_integer_labels.',
            ),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /Expected the input to have a dtype that is a subdtype of <class 'jax\.numpy\.(floating|integer)'>, got (\w+) instead/,
        means: (wanted, found) => [
            wanted === 'floating'
                ? t('The logits are {0}, but they must be floats.', found)
                : t(
                      'The labels are {0}, but class indices must be integers: one-hot rows need softmax_cross_entropy.',
                      found,
                  ),
        ],
        culprit: 'target',
    },
    {
        pattern: /Shapes \((.{1,40}?)\) and \((.{1,40}?)\) are incompatible/,
        means: (a, b) => [
            t('Labels of shape ({0}) and predictions of shape ({1}) are not compatible.', a, b),
            sparseOrDense(),
        ],
        culprit: 'target',
    },
    {
        pattern:
            /logits and labels must (?:be broadcastable|be same size|have the same (?:shape|first dimension))[:,]? *(?:got )?(?:logits_size=|logits shape )\[([\d,]+)\](?: and)? (?:labels_size=|labels shape )\[([\d,]+)\]/,
        means: (logits, labels) => [together(logits, labels), sparseOrDense()],
        culprit: 'target',
    },
    {
        pattern: /Arguments? `target` and `output` must have the same (?:shape|rank)|`output` must have rank/,
        means: () => [sparseOrDense()],
        culprit: 'target',
    },
    {
        pattern: /\[Chex\] Assertion assert_(?:type|equal_shape|rank)\w* failed/,
        means: () => [
            t(
                'optax checks its arguments: integer labels must have an integer type and one axis fewer than the logits; softmax_cross_entropy takes probabilities in the shape of the logits.',
            ),
        ],
        culprit: 'target',
    },
    {
        pattern: /y_true (?:and y_pred )?contains? (?:a )?(?:different number of classes|only one label)/,
        means: () => [
            t('log_loss needs to know all classes: pass labels=[...] in the order of the columns of y_pred.'),
        ],
        culprit: 'target',
    },
    {
        pattern: /number of classes in labels is different from that in y_pred/,
        means: () => [t('log_loss needs one label for each column of y_pred: labels=[...] in that order.')],
        culprit: 'target',
    },
    {
        pattern: /y_(?:pred|prob|proba) (?:contains values (?:less than 0|greater than 1)|values do not sum to one)/,
        means: () => [t('log_loss takes probabilities (predict_proba), not scores or logits.')],
        culprit: 'logits',
    },
    {
        pattern: /loss function expects size\(ŷ\) = (\([\d, ]+\)) to match size\(y\) = (\([\d, ]+\))/,
        means: (output, labels) => [
            t('The output has size {0}, the labels {1}.', output, labels),
            t('Flux takes a one-hot column for each sample: Flux.onehotbatch(labels, 1:classes).'),
        ],
        culprit: 'target',
    },
];

import { t } from '../../../format/l10n';
import { byHandScript, reduceTo, rounded } from '../byHand';
import type { Dialect } from '../byHand';
import { isNllLoss } from '../copyCase';
import type { CopyCase, CopyLoss } from '../copyCase';
import type { CopyFormat } from '../copyFormat';
import { ownLoss } from '../ownLoss';
import { pythonFloat, show } from '../python';
import { scriptOf } from '../scriptOf';

const dialect: Dialect = {
    heading: 'Cross-entropy with TensorFlow, stage by stage.',
    module: 'tf',
    array: 'tf.constant',
    sum: 'tf.reduce_sum',
    range: classes => `tf.range(${classes})`,
    type: dtype => `tf.${dtype}`,
    cast: (expression, type) => `tf.cast(${expression}, ${type})`,
    toNumpy: expression => `${expression}.numpy()`,
    imports: () => ['import numpy as np', 'import tensorflow as tf'],
    stages: given => [
        `softmax = ${rounded('tf.nn.softmax(output, axis=1)', given)}`,
        show('softmax', 'softmax'),
        `logsoftmax = ${rounded('tf.nn.log_softmax(output, axis=1)', given)}`,
        show('logsoftmax', 'logsoftmax'),
    ],
    stored: ({ dtype }) => [`return tf.cast(tf.cast(x, tf.${dtype}), tf.float32)`],
    own: ownLoss("tf.nn's own losses", own),
    classesLast: true,
};

export const tensorflow = {
    id: 'tensorflow',
    title: () => t('TensorFlow script'),
    write: scriptOf(given => byHandScript(given, dialect)),
} as const satisfies CopyFormat;

/** TensorFlow's own losses are per sample: index targets, or a distribution, which smoothing makes of the indices. */
function own(given: CopyCase, loss: CopyLoss): readonly (string | false)[] {
    const {
        dtype,
        smoothing,
        reduction,
        layout: { samples, classes },
    } = given;
    const e = pythonFloat(smoothing);
    const isIndex = loss.target.kind === 'index';
    const smoothed = `(1 - ${e}) * tf.cast(onehot, tf.${dtype}) + ${e} / ${classes}`;
    return [
        "# TensorFlow's own loss, per sample, then reduced.",
        isNllLoss(given, loss)
            ? 'own = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=output)'
            : `own = tf.nn.softmax_cross_entropy_with_logits(labels=${isIndex ? smoothed : smoothing > 0 ? 'smoothed' : 'target'}, logits=output)`,
        reduction !== 'none' && `own = ${reduceTo(reduction, 'own', String(samples), given, dialect)}`,
        show('tf.nn', 'own'),
    ];
}

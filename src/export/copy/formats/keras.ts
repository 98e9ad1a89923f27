import { t } from '../../../format/l10n';
import { byHandScript, computeType, rounded } from '../byHand';
import type { Dialect } from '../byHand';
import { isNllLoss } from '../copyCase';
import type { CopyCase, CopyLoss } from '../copyCase';
import type { CopyFormat } from '../copyFormat';
import { ownLoss } from '../ownLoss';
import { pythonFloat, show } from '../python';
import { scriptOf } from '../scriptOf';

const dialect: Dialect = {
    heading: 'Cross-entropy with Keras 3, stage by stage.',
    module: 'keras.ops',
    array: 'keras.ops.array',
    sum: 'keras.ops.sum',
    range: classes => `keras.ops.arange(${classes}, dtype='int32')`,
    type: dtype => `'${dtype}'`,
    cast: (expression, type) => `keras.ops.cast(${expression}, ${type})`,
    toNumpy: expression => `keras.ops.convert_to_numpy(${expression})`,
    imports: given => [
        'import os',
        '',
        "os.environ.setdefault('JAX_ENABLE_X64', 'true')  # where Keras runs on JAX, which else makes float32 of every float64",
        '',
        'import keras',
        'import numpy as np',
        '',
        `keras.config.set_floatx('${computeType(given)}')  # what its losses compute in`,
    ],
    stages: given => [
        `softmax = ${rounded('keras.ops.softmax(output, axis=1)', given)}`,
        show('softmax', 'softmax'),
        `logsoftmax = ${rounded('keras.ops.log_softmax(output, axis=1)', given)}`,
        show('logsoftmax', 'logsoftmax'),
    ],
    stored: ({ dtype }) => [`return keras.ops.cast(keras.ops.cast(x, '${dtype}'), 'float32')`],
    own: ownLoss('keras.losses', own),
    classesLast: true,
};

export const keras = {
    id: 'keras',
    title: () => t('Keras script'),
    write: scriptOf(given => byHandScript(given, dialect)),
} as const satisfies CopyFormat;

const KERAS_REDUCTIONS = { none: 'none', sum: 'sum', mean: 'sum_over_batch_size' } as const;

function own(given: CopyCase, loss: CopyLoss): readonly string[] {
    const { smoothing, reduction } = given;
    const args = [
        'from_logits=True',
        ...(smoothing > 0 ? [`label_smoothing=${pythonFloat(smoothing)}`] : []),
        `reduction='${KERAS_REDUCTIONS[reduction]}'`,
    ].join(', ');
    const labels = loss.target.kind === 'probability' ? 'target' : `keras.ops.cast(onehot, '${computeType(given)}')`;
    return [
        "# Keras' own loss.",
        isNllLoss(given, loss)
            ? `own = keras.losses.SparseCategoricalCrossentropy(${args})(target, output)`
            : `own = keras.losses.CategoricalCrossentropy(${args})(${labels}, output)`,
        show('keras.losses', 'own'),
    ];
}

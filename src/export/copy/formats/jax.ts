import { t } from '../../../format/l10n';
import { byHandScript, rounded } from '../byHand';
import type { Dialect } from '../byHand';
import type { CopyFormat } from '../copyFormat';
import { show } from '../python';
import { scriptOf } from '../scriptOf';

const dialect: Dialect = {
    heading: 'Cross-entropy with JAX, stage by stage.',
    module: 'jnp',
    array: 'jnp.array',
    sum: 'jnp.sum',
    range: classes => `jnp.arange(${classes})`,
    type: dtype => `jnp.${dtype}`,
    cast: (expression, type) => `${expression}.astype(${type})`,
    toNumpy: expression => `np.asarray(${expression})`,
    imports: () => [
        'import jax',
        'import jax.numpy as jnp',
        'import numpy as np',
        '',
        "jax.config.update('jax_enable_x64', True)  # without it JAX makes float32 of every float64",
    ],
    stages: given => [
        `softmax = ${rounded(`jax.nn.softmax(output, axis=${given.axis})`, given)}`,
        show('softmax', 'softmax'),
        `logsoftmax = ${rounded(`jax.nn.log_softmax(output, axis=${given.axis})`, given)}`,
        show('logsoftmax', 'logsoftmax'),
    ],
    stored: ({ dtype }) => [`return x.astype(jnp.${dtype}).astype(jnp.float32)`],
};

/** jax.nn has no loss: by hand from its log-softmax. */
export const jax = {
    id: 'jax',
    title: () => t('JAX script'),
    write: scriptOf(given => byHandScript(given, dialect)),
} as const satisfies CopyFormat;

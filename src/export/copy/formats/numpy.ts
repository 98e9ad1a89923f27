import { t } from '../../../format/l10n';
import { byHandScript, computeType, rounded } from '../byHand';
import type { Dialect } from '../byHand';
import type { CopyCase } from '../copyCase';
import type { CopyFormat } from '../copyFormat';
import { show } from '../python';
import { scriptOf } from '../scriptOf';

const dialect: Dialect = {
    heading: 'Cross-entropy by hand with NumPy, stage by stage.',
    module: 'np',
    array: 'np.array',
    sum: 'np.sum',
    range: classes => `np.arange(${classes})`,
    type: dtype => `np.${dtype}`,
    cast: (expression, type) => `${expression}.astype(${type})`,
    toNumpy: expression => `np.asarray(${expression})`,
    imports: given => [
        'import numpy as np',
        !given.logits.data.every(Number.isFinite) &&
            "\nnp.seterr(all='ignore')  # nan and inf come out as they do in PyTorch",
    ],
    stages,
    stored: ({ dtype }) =>
        dtype === 'float16' ? ['return np.asarray(x).astype(np.float16).astype(np.float32)'] : bfloat16,
};

/** NumPy has no bfloat16: the upper half of a float32, ties to even. */
const bfloat16 = [
    'x = np.asarray(x, dtype=np.float32)',
    'bits = np.atleast_1d(x).view(np.uint32)',
    'upper = (bits + np.uint32(0x7fff) + ((bits >> np.uint32(16)) & np.uint32(1))) & np.uint32(0xffff0000)',
    'return np.where(np.isfinite(x), upper.view(np.float32).reshape(x.shape), x)',
];

export const numpy = {
    id: 'numpy',
    title: () => t('NumPy script'),
    write: scriptOf(given => byHandScript(given, dialect)),
} as const satisfies CopyFormat;

function stages(given: CopyCase): readonly (string | false)[] {
    const {
        axis,
        half,
        layout: { classes },
    } = given;
    const line = (variable: string, name: string, expression: string): readonly string[] => [
        `${variable} = ${expression}`,
        show(name, variable),
    ];
    const along = `axis=${axis}, keepdims=True`;
    return [
        // Without classes there is no largest logit.
        ...line('largest', 'max', `np.max(output, ${along}${classes === 0 ? ', initial=-np.inf' : ''})`),
        '# The largest logit becomes 0, so that no exponential overflows; softmax stays the same.',
        ...line('shifted', 'logit - max', rounded('output - largest', given)),
        ...line('exp', 'exp', rounded('np.exp(shifted)', given)),
        ...line('total', 'sum', rounded(`np.sum(exp, ${along})`, given)),
        ...(half
            ? [
                  `# Softmax and log-softmax are one operation each: ${computeType(given)} inside, rounded at the end.`,
                  `exact = np.sum(np.exp(output - largest), ${along})`,
                  ...line('softmax', 'softmax', rounded('np.exp(output - largest) / exact', given)),
                  ...line('logsoftmax', 'logsoftmax', rounded('output - largest - np.log(exact)', given)),
              ]
            : [
                  ...line('softmax', 'softmax', 'exp / total'),
                  '# Not log(softmax), which is -inf where the softmax is too small for a number.',
                  ...line('logsoftmax', 'logsoftmax', 'shifted - np.log(total)'),
              ]),
    ];
}

import type { Explanation } from '../../../diagnose/explanation';
import { t } from '../../../format/l10n';
import { formatNumber } from '../../../format/numbers';
import { atOnce } from '../../../model/turns';
import { classShape, isNllLoss, lossArguments } from '../copyCase';
import type { CopyCase, CopyLoss } from '../copyCase';
import type { CopyFormat } from '../copyFormat';
import { assignment, pythonFloat, pythonTuple, script, show } from '../python';
import { scriptOf } from '../scriptOf';
import { assertionComment, heading, noTarget, storedComment, tooLarge } from '../remarks';

export const pytorch = {
    id: 'pytorch',
    title: () => t('PyTorch script'),
    write: scriptOf(write),
} as const satisfies CopyFormat;

/** The same with fewer numbers written out at most. */
export const shortScript = (explanation: Explanation, largest: number): string =>
    atOnce(scriptOf(write, largest)(explanation));

/**
 * A script in the manner of the published example: every stage printed, LogSoftmax + NLLLoss beside CrossEntropyLoss,
 * and the panel's loss asserted.
 */
function write(given: CopyCase): string {
    const { loss, weight } = given;
    const large = [given.logits, loss?.target].some(tensor => tensor && tensor.data.length > given.largest);
    return script(
        heading('nn.CrossEntropyLoss = nn.LogSoftmax + nn.NLLLoss, stage by stage.', given),
        large && 'import numpy as np',
        'import torch',
        'import torch.nn as nn',
        '',
        given.half && [
            ...storedComment(given),
            'def stored(x):',
            `    return x.to(torch.${given.dtype}).float()`,
            '',
            '',
        ],
        floats('output', given.logits, given),
        loss ? target(loss, given) : false,
        loss && weight ? floats('weight', { data: weight, shape: [weight.length] }, given) : false,
        show('output', 'output'),
        loss ? show('target', 'target') : false,
        '',
        stage('softmax', 'softmax', `nn.Softmax(dim=${given.axis})(output)`, given),
        stage('logsoftmax', 'logsoftmax', `nn.LogSoftmax(dim=${given.axis})(output)`, given),
        loss ? losses(given, loss) : [...noTarget(given), show('loss per class', '-logsoftmax')],
    );
}

const rounded = (expression: string, { half }: CopyCase): string => (half ? `stored(${expression})` : expression);

const stage = (name: string, variable: string, expression: string, given: CopyCase): readonly string[] => [
    `${variable} = ${rounded(expression, given)}`,
    show(name, variable),
    '',
];

/** The type that the operations compute in. */
const typeOf = ({ half, dtype }: CopyCase): string => `torch.${half ? 'float32' : dtype}`;

function floats(
    name: string,
    { data, shape }: { readonly data: Float64Array; readonly shape: readonly number[] },
    given: CopyCase,
): readonly string[] {
    const [before, after] = given.half ? [`${name} = stored(`, ')'] : [`${name} = `, ''];
    // The rounded types start from the doubles, so that they are rounded once.
    const type = given.half ? 'torch.float64' : typeOf(given);
    return data.length > given.largest
        ? [
              ...tooLarge(name, { data, shape }, given.largest),
              `${before}torch.from_numpy(np.load('${name}.npy')).to(${type})${after}`,
          ]
        : [
              assignment(
                  `${before}torch.tensor(`,
                  data,
                  shape,
                  pythonFloat,
                  `, dtype=${type})${reshaped(shape)}${after}`,
              ),
          ];
}

/** Nested lists without numbers do not tell their shape. */
const reshaped = (shape: readonly number[]): string => (shape.includes(0) ? `.reshape(${pythonTuple(shape)})` : '');

function target({ target }: CopyLoss, given: CopyCase): readonly string[] {
    if (target.kind === 'probability') {
        return floats('target', target, given);
    }
    const { data, shape } = target;
    return data.length > given.largest
        ? [...tooLarge('target', target, given.largest), "target = torch.from_numpy(np.load('target.npy')).long()"]
        : [
              assignment(
                  'target = torch.tensor(',
                  data,
                  shape,
                  String,
                  `${data.length === 0 ? ', dtype=torch.int64' : ''})${reshaped(shape)}`,
              ),
          ];
}

function losses(given: CopyCase, loss: CopyLoss): readonly (string | false)[] {
    const smoothing = given.smoothing > 0 && [`label_smoothing=${pythonFloat(given.smoothing)}`];
    const args = [...lossArguments(given, loss.target.kind), ...(smoothing || [])].join(', ');
    const byStages = isNllLoss(given, loss) ? 'nllloss' : 'loss';
    const allowed = `rtol=0, atol=${pythonFloat(loss.tolerance)}, equal_nan=True`;
    const type = given.half ? 'torch.float64' : typeOf(given);
    const [before, after] = given.half ? ['expected = stored(', ')'] : ['expected = ', ''];
    const { data, shape } = loss.expected;
    const sum = loss.isSum ? '.sum()' : '';
    return [
        ...(loss.target.kind === 'index' ? ofIndices(given, loss) : ofProbabilities(given)),
        ...stage('CrossEntropyLoss', 'crossentropyloss', `nn.CrossEntropyLoss(${args})(output, target)`, given),
        ...assertionComment(given, loss),
        assignment(`${before}torch.tensor(`, data, shape, pythonFloat, `, dtype=${type})${reshaped(shape)}${after}`),
        `torch.testing.assert_close(${byStages}${sum}, expected, ${allowed})`,
        // A float16 that overflows on the way is infinite by stages only.
        !(given.half && !loss.expected.data.every(Number.isFinite)) &&
            `torch.testing.assert_close(crossentropyloss${sum}, expected, ${allowed})`,
        "print('The two ways are equal, and give the panel\\'s loss.')",
    ];
}

/** NLLLoss of the log-softmax; with smoothing its share of the loss, and the share of all classes. */
function ofIndices(given: CopyCase, { target }: CopyLoss): readonly (string | false)[] {
    const {
        half,
        weight,
        smoothing,
        reduction,
        ignoreIndex,
        layout: { classes },
    } = given;
    const mean = reduction === 'mean' && (smoothing > 0 || half);
    const total = (name: string): string => (reduction === 'none' ? name : `${name}.sum()`);
    const over = mean ? ' / denominator' : '';
    const nll = half
        ? [
              `nll = ${rounded(`nn.NLLLoss(${lossArguments(given, target.kind, 'none').join(', ')})(logsoftmax, target)`, given)}`,
              `nllloss = ${rounded(total('nll') + over, given)}`,
          ]
        : [`nllloss = nn.NLLLoss(${lossArguments(given, target.kind).join(', ')})(logsoftmax, target)`];
    return [
        (mean || smoothing > 0) && `kept = target != ${ignoreIndex}`,
        mean &&
            '# What the mean divides by' +
                (weight ? ': the weights of the targets that count.' : ': the targets that count.'),
        mean && `denominator = ${weight ? 'weight[target[kept]].sum()' : 'kept.sum()'}`,
        ...nll,
        show('nllloss', 'nllloss'),
        '',
        ...(smoothing === 0
            ? []
            : [
                  `# Label smoothing: ${formatNumber(1 - smoothing)} of the loss is the target's, the rest is spread over all ${classes} classes.`,
                  `smooth = ${rounded(negatedSum('logsoftmax', given), given)}.masked_fill(~kept, 0)`,
                  reduction !== 'none' &&
                      `smooth = ${mean ? rounded(rounded(total('smooth'), given) + over, given) : rounded(total('smooth'), given)}`,
                  `loss = ${rounded(`${rounded(`(1 - ${pythonFloat(smoothing)}) * nllloss`, given)} + ${rounded(`${pythonFloat(smoothing)} / ${classes} * smooth`, given)}`, given)}`,
                  show('smoothed loss', 'loss'),
                  '',
              ]),
    ];
}

/** nn.NLLLoss takes no probabilities: the sum that it stands for. */
function ofProbabilities(given: CopyCase): readonly (string | false)[] {
    const {
        smoothing,
        reduction,
        layout: { classes, samples },
    } = given;
    const share = `${pythonFloat(smoothing)} / ${classes}`;
    const total = rounded('nllloss.sum()', given);
    return [
        '# nn.NLLLoss takes class indices only: with probabilities each class counts by its own.',
        smoothing > 0 &&
            `smoothed = ${rounded(`${rounded(`target * (1 - ${pythonFloat(smoothing)})`, given)} + ${share}`, given)}`,
        smoothing > 0 && show('smoothed target', 'smoothed'),
        `nllloss = ${rounded(negatedSum(rounded(`logsoftmax * ${smoothing > 0 ? 'smoothed' : 'target'}`, given), given), given)}`,
        show('nllloss', 'nllloss'),
        `loss = ${reduction === 'none' ? 'nllloss' : reduction === 'sum' ? total : rounded(`${total} / ${samples}`, given)}`,
        show('loss', 'loss'),
        '',
    ];
}

/** Minus the sum over the classes of the expression times the class's weight. */
function negatedSum(expression: string, given: CopyCase): string {
    const { weight, half, axis } = given;
    const shape = classShape(given);
    const product = weight
        ? `${expression} * weight${shape.length <= 2 ? '' : `.reshape(${pythonTuple(shape)})`}`
        : expression;
    return `-${half ? rounded(product, given) : /^\w+$/.test(product) ? product : `(${product})`}.sum(dim=${axis})`;
}

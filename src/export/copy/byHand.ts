import type { IntegerTensor, Tensor } from '../../math';
import { formatNumber } from '../../format/numbers';
import { classShape } from './copyCase';
import type { CopyCase, CopyLoss } from './copyCase';
import type { OwnLoss } from './ownLoss';
import { assertionComment, heading, noTarget, tooLarge } from './remarks';
import { assignment, LARGEST_LITERAL, pythonFloat, pythonTuple, script, show } from './python';

/** How an array library that is not torch says the few operations that a loss takes. */
export interface Dialect {
    /** The module's name before its functions: where, reshape, expand_dims. */
    readonly module: string;
    readonly array: string;
    readonly sum: string;
    /** The class indices, in the type of the targets. */
    readonly range: (classes: number) => string;
    /** A type as the library writes it. */
    readonly type: (dtype: string) => string;
    readonly cast: (expression: string, type: string) => string;
    readonly toNumpy: (expression: string) => string;
    /** Says what the script is. */
    readonly heading: string;
    readonly imports: (given: CopyCase) => readonly (string | false)[];
    /** From output to softmax and logsoftmax. */
    readonly stages: (given: CopyCase) => readonly (string | false)[];
    /** The body of `stored`, which rounds its argument to float16 or bfloat16. */
    readonly stored: (given: CopyCase) => readonly string[];
    readonly own?: OwnLoss;
    /** The classes have to come last: logits of shape (samples, classes). */
    readonly classesLast?: true;
}

/** The expression, rounded to float16 or bfloat16 where the loss is computed in those. */
export const rounded = (expression: string, { half }: CopyCase): string =>
    half ? `stored(${expression})` : expression;

export const computeType = ({ half, dtype }: CopyCase): string => (half ? 'float32' : dtype);

/** A script that computes the loss from elementary operations, prints every stage and asserts the panel's loss. */
export function byHandScript(given: CopyCase, dialect: Dialect): string {
    const { loss, weight, half } = given;
    return script(
        heading(dialect.heading, given),
        dialect.imports(given),
        '',
        half &&
            [
                '# An operation computes in float32 and rounds what it stores.',
                'def stored(x):',
                ...dialect.stored(given).map(line => `    ${line}`),
                '',
                '',
            ].join('\n'),
        floats('output', given.logits, given, dialect),
        loss ? target(given, loss, dialect) : false,
        loss && weight ? weights(weight, given, dialect) : false,
        show('output', 'output'),
        loss ? show('target', 'target') : false,
        classesLast(given, dialect),
        '',
        dialect.stages(given),
        '',
        loss
            ? [
                  ...(loss.target.kind === 'index' ? ofIndices(given, loss, dialect) : ofProbabilities(given, dialect)),
                  ...proof(given, loss, dialect),
              ]
            : [...noTarget(given), show('loss per class', '-logsoftmax')],
    );
}

/** The numbers written out, or the line that loads them. */
function literal(
    name: string,
    { data, shape }: Tensor | IntegerTensor,
    format: (value: number) => string,
    type: string,
    dialect: Dialect,
    wrap = (expression: string): string => expression,
): readonly string[] {
    const call = (content: string): string => `${dialect.array}(${content}, dtype=${dialect.type(type)})`;
    const empty = (content: string): string =>
        shape.includes(0) ? `${dialect.module}.reshape(${content}, ${pythonTuple(shape)})` : content;
    const [before, after] = wrap(empty(call('\0'))).split('\0') as [string, string];
    return data.length > LARGEST_LITERAL
        ? [...tooLarge(name, { data, shape }, LARGEST_LITERAL), `${name} = ${before}np.load('${name}.npy')${after}`]
        : [assignment(`${name} = ${before}`, data, shape, format, after)];
}

/** The rounded types start from the doubles, so that they are rounded once. */
const floats = (name: string, tensor: Tensor, given: CopyCase, dialect: Dialect): readonly string[] =>
    literal(name, tensor, pythonFloat, given.half ? 'float64' : given.dtype, dialect, expression =>
        rounded(expression, given),
    );

function target(given: CopyCase, { target }: CopyLoss, dialect: Dialect): readonly string[] {
    return target.kind === 'probability'
        ? floats('target', target, given, dialect)
        : literal('target', target, String, 'int32', dialect);
}

function weights(weight: Float64Array, given: CopyCase, dialect: Dialect): readonly (string | false)[] {
    const shape = dialect.classesLast ? [weight.length] : classShape(given);
    const meets = shape.slice(given.axis + 1).length > 0;
    return [
        ...floats('weight', { data: weight, shape: [weight.length] }, given, dialect),
        meets && `weight = ${dialect.module}.reshape(weight, ${pythonTuple(shape)})`,
    ];
}

/** Moves the classes to the end and makes one axis of all others. */
function classesLast(given: CopyCase, { module, classesLast: last }: Dialect): readonly string[] {
    const {
        layout: { shape, samples, classes },
        loss,
    } = given;
    if (!last || shape.length === 2) {
        return [];
    }
    const order = [0, ...shape.keys()].filter((axis, i) => i === 0 || axis > 1).concat(1);
    const moved = (name: string): string => {
        const expression = shape.length > 2 ? `${module}.transpose(${name}, ${pythonTuple(order)})` : name;
        return `${name} = ${module}.reshape(${expression}, ${pythonTuple([samples, classes])})`;
    };
    return [
        '# The classes come last here, and a sample is a row.',
        moved('output'),
        ...(loss
            ? [
                  loss.target.kind === 'probability'
                      ? moved('target')
                      : `target = ${module}.reshape(target, ${pythonTuple([samples])})`,
              ]
            : []),
    ];
}

const classAxisIn = ({ axis }: CopyCase, { classesLast: last }: Dialect): number => (last ? 1 : axis);

function classRange(given: CopyCase, dialect: Dialect): string {
    const range = dialect.range(given.layout.classes);
    return dialect.classesLast || given.layout.shape.length <= 2
        ? range
        : `${dialect.module}.reshape(${range}, ${pythonTuple(classShape(given))})`;
}

function ofIndices(given: CopyCase, loss: CopyLoss, dialect: Dialect): readonly (string | false)[] {
    const {
        weight,
        smoothing,
        reduction,
        ignoreIndex,
        layout: { classes },
    } = given;
    const { module, sum } = dialect;
    const axis = classAxisIn(given, dialect);
    const type = dialect.type(computeType(given));
    const expanded = (name: string): string => `${module}.expand_dims(${name}, ${axis})`;
    const matches = `${expanded('target')} == ${classRange(given, dialect)}`;
    const weighted = weight ? rounded('weight * logsoftmax', given) : 'logsoftmax';
    const reduce = (name: string): string => reduceTo(reduction, name, 'denominator', given, dialect);
    const e = pythonFloat(smoothing);
    return [
        loss.ignores && '# A target that is ignore_index counts for nothing.',
        loss.ignores && `kept = target != ${ignoreIndex}`,
        `onehot = ${loss.ignores ? `(${matches}) & ${expanded('kept')}` : matches}`,
        show('one-hot', dialect.cast('onehot', type)),
        '# What the one-hot keeps, negated. Not the product with it: 0 * -inf is nan.',
        `zero = ${dialect.array}(0, dtype=${type})`,
        `nll = -${sum}(${module}.where(onehot, ${weighted}, zero), axis=${axis})`,
        show('nll', 'nll'),
        ...(smoothing === 0
            ? []
            : [
                  `smooth = ${rounded(`-${sum}(${weighted}, axis=${axis})`, given)}`,
                  loss.ignores && `smooth = ${module}.where(kept, smooth, zero)`,
              ]),
        reduction === 'mean' && `# What the mean divides by: ${weight ? 'the weights of ' : ''}the targets that count.`,
        reduction === 'mean' &&
            `denominator = ${weight ? `${sum}(${module}.where(onehot, weight, zero))` : `${sum}(${dialect.cast('onehot', type)})`}`,
        ...(smoothing === 0
            ? [`loss = ${reduce('nll')}`]
            : [
                  `# Label smoothing: ${formatNumber(1 - smoothing)} of the loss is the target's, the rest is spread over all ${classes} classes.`,
                  `loss = ${rounded(`${rounded(`(1 - ${e}) * ${reduce('nll')}`, given)} + ${rounded(`${e} / ${classes} * ${reduce('smooth')}`, given)}`, given)}`,
              ]),
        show('loss', 'loss'),
    ];
}

function ofProbabilities(given: CopyCase, dialect: Dialect): readonly (string | false)[] {
    const {
        weight,
        smoothing,
        reduction,
        layout: { samples, classes },
    } = given;
    const e = pythonFloat(smoothing);
    const product = rounded(`logsoftmax * ${smoothing > 0 ? 'smoothed' : 'target'}`, given);
    return [
        smoothing > 0 && `smoothed = ${rounded(`${rounded(`target * (1 - ${e})`, given)} + ${e} / ${classes}`, given)}`,
        smoothing > 0 && show('smoothed target', 'smoothed'),
        `nll = ${rounded(`-${dialect.sum}(${weight ? rounded(`${product} * weight`, given) : product}, axis=${classAxisIn(given, dialect)})`, given)}`,
        show('nll', 'nll'),
        reduction === 'mean' &&
            weight !== undefined &&
            '# With probabilities the mean divides by the number of samples, whatever the weights.',
        `loss = ${reduceTo(reduction, 'nll', String(samples), given, dialect)}`,
        show('loss', 'loss'),
    ];
}

export function reduceTo(
    reduction: CopyCase['reduction'],
    name: string,
    denominator: string,
    given: CopyCase,
    { sum }: Dialect,
): string {
    const total = rounded(`${sum}(${name})`, given);
    return reduction === 'none' ? name : reduction === 'sum' ? total : rounded(`${total} / ${denominator}`, given);
}

function proof(given: CopyCase, loss: CopyLoss, dialect: Dialect): readonly (string | false)[] {
    const {
        expected: { data, shape },
        isSum,
        tolerance,
    } = loss;
    const { lines, expressed } = dialect.own?.(given, loss) ?? { lines: [], expressed: false };
    const flattened = given.reduction === 'none' && !isSum && dialect.classesLast && shape.length !== 1;
    const values = (name: string): string => {
        const numbers = dialect.toNumpy(name);
        return isSum ? `${numbers}.sum()` : flattened ? `${numbers}.reshape(${pythonTuple(shape)})` : numbers;
    };
    const check = (name: string): string =>
        `np.testing.assert_allclose(${values(name)}, expected, rtol=0, atol=${pythonFloat(tolerance)})`;
    return [
        ...lines,
        '',
        ...assertionComment(given, loss),
        assignment(
            'expected = np.array(',
            data,
            shape,
            pythonFloat,
            `, dtype=np.float64)${shape.includes(0) ? `.reshape(${pythonTuple(shape)})` : ''}`,
        ),
        check('loss'),
        expressed && check('own'),
        "print('This is the panel\\'s loss.')",
    ];
}

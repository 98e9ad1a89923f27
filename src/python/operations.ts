import { dtypeNamed } from '../model/dtype';
import { numberFunctions } from '../model/numberFunctions';
import type { Step } from '../model/criterion';
import { elementsOf } from '../model/tensor';
import { asTensor, axisArgument, axisOf, sizesOf } from './arguments';
import type { Arguments } from './arguments';
import { arithmetic, broadcast } from './arithmetic';
import { rearrange } from './einops';
import { joinedAlong, rearrangements } from './rearrange';
import { reductionRows } from './reductions';
import { softmaxAlong } from './softmax';
import {
    cast,
    contiguous,
    mapped,
    numberOf,
    permute,
    reshape,
    scalar,
    sizes,
    tensor,
    transposed,
    wholeNumberOf,
    wholeNumbersOf,
} from './values';
import type { TensorValue } from './values';

export type Apply = (value: TensorValue, args: Arguments) => TensorValue | undefined;

function toType(name: string, value: TensorValue, args: Arguments): TensorValue {
    const named = ['to', 'type', 'astype'].includes(name)
        ? (args.text('dtype') ?? args.texts.find(text => dtypeNamed(text) !== undefined))
        : `torch.${name}`;
    const like = name === 'type_as' || name === 'to' ? asTensor(args.all()[0])?.dtype : undefined;
    const dtype = dtypeNamed(named) ?? like;
    return dtype === undefined ? value : cast(value, dtype);
}

function unsqueeze(value: TensorValue, args: Arguments): TensorValue | undefined {
    const given = wholeNumberOf(axisArgument(args));
    const rank = value.shape.length;
    const axis = given !== undefined && given < 0 ? given + rank + 1 : given;
    return axis !== undefined && axis >= 0 && axis <= rank
        ? reshape(value, value.shape.toSpliced(axis, 0, 1))
        : undefined;
}

function squeeze(value: TensorValue, args: Arguments): TensorValue | undefined {
    if (args.isEmpty) {
        return reshape(
            value,
            value.shape.filter(size => size !== 1),
        );
    }
    const axis = wholeNumberOf(axisArgument(args));
    const at = axis === undefined ? undefined : axis < 0 ? axis + value.shape.length : axis;
    return at === undefined ? undefined : value.shape[at] === 1 ? reshape(value, value.shape.toSpliced(at, 1)) : value;
}

/** Axes `start_dim` to `end_dim` become one. NumPy's `order` is not a number, and not followed. */
function flatten(value: TensorValue, args: Arguments): TensorValue | undefined {
    const rank = value.shape.length;
    const get = args.bind('start_dim', 'end_dim');
    const given = (name: 'start_dim' | 'end_dim', position: number): boolean =>
        args.texts.length > position || args.text(name) !== undefined;
    const [start, end] = [
        given('start_dim', 0) ? wholeNumberOf(get('start_dim')) : 0,
        given('end_dim', 1) ? wholeNumberOf(get('end_dim')) : -1,
    ].map(axis => (axis !== undefined && axis < 0 ? axis + rank : axis));
    if (rank === 0 || start === undefined || end === undefined || start < 0 || end < start || end >= rank) {
        return undefined;
    }
    const joined = elementsOf(value.shape.slice(start, end + 1));
    return args.text('order') === undefined
        ? reshape(contiguous(value), value.shape.toSpliced(start, end + 1 - start, joined))
        : undefined;
}

/** `x.size()`, `x.size(-1)`. */
function size(value: TensorValue, args: Arguments): TensorValue | undefined {
    if (args.isEmpty) {
        return sizes(value);
    }
    const axis = wholeNumberOf(axisArgument(args));
    const found = axis === undefined ? undefined : value.shape.at(axis);
    return found === undefined ? undefined : scalar(found, 'int64');
}

/** Two axes are swapped, as torch has it; all axes, as NumPy has it, are an order; none means the reverse order. */
function transpose(value: TensorValue, args: Arguments): TensorValue | undefined {
    if (args.isEmpty) {
        return transposed(value);
    }
    const { length: rank } = value.shape;
    const get = args.bind('dim0', 'dim1');
    const pair = [get('dim0'), get('dim1')].map(wholeNumberOf);
    const order = sizesOf(args) ?? wholeNumbersOf(args.bind('axes')('axes') ?? args.bind('perm')('perm'));
    if (args.texts.length > 2 || pair.includes(undefined)) {
        return order && permute(value, order);
    }
    const [a, b] = pair.map(axis => (axis! < 0 ? axis! + rank : axis!));
    return permute(
        value,
        value.shape.map((_, axis) => (axis === a ? b! : axis === b ? a! : axis)),
    );
}

/** Of one-hot rows the class indices: along the last axis, where torch and NumPy users have it. */
function argmax(value: TensorValue, args: Arguments): TensorValue | undefined {
    const axis = wholeNumberOf(axisArgument(args));
    const rank = value.shape.length;
    const classes = value.shape.at(-1) ?? 0;
    if (axis === undefined || rank === 0 || classes === 0 || (axis !== -1 && axis !== rank - 1)) {
        return undefined;
    }
    const largest = (row: Float64Array): number =>
        row.reduce((best, number, index) => (number > row[best]! ? index : best), 0);
    const rows = Float64Array.from({ length: value.data.length / classes }, (_, row) =>
        largest(value.data.subarray(row * classes, (row + 1) * classes)),
    );
    return tensor(rows, value.shape.slice(0, -1), 'int64');
}

/** NumPy's `order='F'` is not followed. */
const toSizes: Apply = (value, args) => {
    const wanted = args.text('order') === undefined ? sizesOf(args) : undefined;
    return wanted && reshape(contiguous(value), wanted);
};

/** What torch refuses of numbers that do not lie in a row. */
const view: Apply = (value, args) => (value.isStrided ? undefined : toSizes(value, args));

/** `x.view_as(other)`. */
const likeOther: Apply = (value, args) => {
    const other = asTensor(args.all()[0]);
    return other && reshape(value, other.shape);
};

/** `x.softmax(dim=1)`, and what a call of `nn.Softmax(dim=1)` does. */
export const softmax =
    (log: boolean): Apply =>
    (value, args) => {
        const axis = axisOf(args);
        return axis === 'unknown' ? undefined : softmaxAlong(value, axis, log);
    };

function maskedFill(value: TensorValue, args: Arguments): TensorValue | undefined {
    const get = args.bind('mask', 'value');
    const [mask, by] = [asTensor(get('mask')), numberOf(get('value'))];
    const spread = mask?.dtype === 'bool' ? broadcast(mask, value.shape) : undefined;
    return spread && by !== undefined
        ? { ...value, data: value.data.map((number, index) => (spread.data[index] === 0 ? number : by)) }
        : undefined;
}

function clamp(value: TensorValue, args: Arguments): TensorValue | undefined {
    const get = args.bind('min', 'max');
    const bound = (name: 'min' | 'max', position: number, open: number): number | undefined =>
        args.texts.length > position || args.text(name) !== undefined
            ? get(name)?.kind === 'none'
                ? open
                : numberOf(get(name))
            : open;
    const [low, high] = [bound('min', 0, -Infinity), bound('max', 1, Infinity)];
    return low === undefined || high === undefined
        ? undefined
        : {
              ...value,
              data: value.data.map(number => (Number.isNaN(number) ? number : Math.min(Math.max(number, low), high))),
          };
}

/** The operators by their names: `x.mul(2)`, `torch.div(x, 4)`. */
const ARITHMETIC: readonly (readonly [names: string, operator: string])[] = [
    ['add', '+'],
    ['sub subtract', '-'],
    ['mul multiply', '*'],
    ['div divide true_divide', '/'],
    ['pow power', '**'],
];

const operatorNamed =
    (operator: string): Apply =>
    (value, args) => {
        const other = asTensor(args.all()[0]);
        const isPlain = args.texts.length === 1 && !['alpha', 'rounding_mode', 'out'].some(name => args.text(name));
        return other && isPlain ? arithmetic(operator, value, other) : undefined;
    };

const elementwise =
    (apply: (x: number) => number): Apply =>
    (value, args) =>
        args.texts.length === 0 ? mapped(value, apply) : undefined;

/** Numbers that are finite stay; what becomes of others depends on the type. */
const finite: Apply = (value, args) => (args.isEmpty && value.data.every(Number.isFinite) ? value : undefined);

/** A constant behind or before the last axis: `F.pad(x, (0, 1))`. */
function pad(value: TensorValue, args: Arguments): TensorValue | undefined {
    const get = args.bind('pad', 'mode', 'value');
    const [before, after, ...more] = wholeNumbersOf(get('pad')) ?? [];
    const by = get('value') === undefined ? 0 : numberOf(get('value'));
    const isConstant = args.texts.length < 2 || args.texts[1]!.includes('constant');
    if (before === undefined || after === undefined || more.length > 0 || before < 0 || after < 0) {
        return undefined;
    }
    const filled = (size: number): readonly TensorValue[] => {
        const shape = value.shape.with(-1, size);
        return size === 0 ? [] : [tensor(new Float64Array(elementsOf(shape)).fill(by ?? NaN), shape, value.dtype)];
    };
    return isConstant && by !== undefined && args.text('mode') === undefined && value.shape.length > 0
        ? joinedAlong([...filled(before), value, ...filled(after)], -1, false)
        : undefined;
}

/** `x.movedim(-1, 1)`, one axis at a time. */
function movedim(value: TensorValue, args: Arguments): TensorValue | undefined {
    const [from, to] = args
        .all()
        .map(axis => wholeNumberOf(axis))
        .map(axis => (axis !== undefined && axis < 0 ? axis + value.shape.length : axis));
    const axes = value.shape.map((_, axis) => axis);
    return from === undefined || to === undefined
        ? undefined
        : permute(value, axes.filter(axis => axis !== from).toSpliced(to, 0, from));
}

/** The numbers as another type. */
const castTo =
    (name: string): Apply =>
    (value, args) =>
        toType(name, value, args);

const keep: Apply = value => value;

/** What a library does to an array: `x.view(2, -1)`, or `torch.reshape(x, (2, -1))`. */
interface ArrayOperation {
    /**
     * What becomes of logits on their way to a loss: a step, or 'nothing' where the numbers and their order stay. Absent
     * where the way is not followed any further back.
     */
    readonly does?: Step | 'nothing';
    /** Not a function of that name, which may be Python's own: `float(x)`, `type(x)`. */
    readonly isMethod?: true;
    /** The result of an array and the other arguments; absent where it is not computed. */
    readonly apply?: Apply;
}

type OperationRow = readonly [names: string, operation: ArrayOperation];

/** One row per operation, by its names in every library; a newcomer is a row. */
const OPERATION_ROWS: readonly OperationRow[] = [
    ['view', { does: 'reshape', apply: view }],
    ['reshape', { does: 'reshape', apply: toSizes }],
    ['contiguous', { does: 'nothing', isMethod: true, apply: contiguous }],
    ['unsqueeze expand_dims', { does: 'reshape', apply: unsqueeze }],
    ['squeeze', { does: 'reshape', apply: squeeze }],
    ['view_as reshape_as', { does: 'reshape', isMethod: true, apply: likeOther }],
    ['flatten', { does: 'reshape', apply: flatten }],
    [
        'ravel',
        { does: 'reshape', apply: (value, args) => (args.isEmpty ? reshape(contiguous(value), [-1]) : undefined) },
    ],
    ['t', { does: 'reshape', apply: transposed }],
    ['transpose swapaxes swapdims', { does: 'reshape', apply: transpose }],
    ['permute', { does: 'reshape', apply: (value, args) => permute(value, sizesOf(args) ?? []) }],
    ['rearrange', { does: 'reshape', apply: rearrange }],
    ['movedim moveaxis', { does: 'reshape', apply: movedim }],
    ['size', { isMethod: true, apply: size }],
    ['numel nelement', { apply: ({ data }) => scalar(data.length, 'int64') }],
    ['dim ndimension', { isMethod: true, apply: ({ shape }) => scalar(shape.length, 'int64') }],
    ['masked_fill masked_fill_', { does: 'change', apply: maskedFill }],
    ...reductionRows.map(([names, apply]): OperationRow => [names, { does: 'change', apply }]),
    ...rearrangements.map(([names, apply]): OperationRow => [names, { does: 'select', apply }]),
    ...ARITHMETIC.map(([names, operator]): OperationRow => [
        names,
        { does: operator === '*' || operator === '/' ? 'scale' : 'change', apply: operatorNamed(operator) },
    ]),
    ['pad', { does: 'change', apply: pad }],
    ['tanh', { does: 'change', apply: elementwise(Math.tanh) }],
    ['relu', { does: 'change', apply: elementwise(x => (x < 0 ? 0 : x)) }],
    ['neg negative', { does: 'scale', apply: elementwise(x => -x) }],
    ['square', { does: 'change', apply: elementwise(x => x * x) }],
    ['nan_to_num', { does: 'change', apply: finite }],
    ['clamp clip', { does: 'change', apply: clamp }],
    ['softmax', { does: 'softmax', apply: softmax(false) }],
    ['log_softmax', { does: 'log-softmax', apply: softmax(true) }],
    ['sigmoid', { does: 'sigmoid', apply: elementwise(x => 1 / (1 + Math.exp(-x))) }],
    ['unbind chunk split', { does: 'select' }],
    ['argmax', { does: 'argmax', apply: argmax }],
    ...Array.from(numberFunctions, ([name, apply]): OperationRow => [
        name,
        {
            does: name === 'log' ? 'log' : 'change',
            apply: (value, args) => (args.isEmpty ? mapped(value, apply) : undefined), // not math.log(x, base)
        },
    ]),
    [
        'cuda cpu detach clone numpy copy requires_grad_ detach_ pin_memory tolist item xpu mps npu block_until_ready',
        { does: 'nothing', isMethod: true, apply: keep },
    ],
    ...'long int short char byte bool float double half bfloat16 to type astype type_as'
        .split(' ')
        .map((name): OperationRow => [name, { does: 'nothing', isMethod: true, apply: castTo(name) }]),
];

const OPERATIONS: ReadonlyMap<string, ArrayOperation> = new Map(
    OPERATION_ROWS.flatMap(([names, operation]) => names.split(' ').map(name => [name, operation] as const)),
);

/** What a method does; undefined for those that are not in the table. */
export const methodNamed = (name: string): ArrayOperation | undefined => OPERATIONS.get(name);

/** What a function does to its first argument; undefined for those that are not in the table. */
export function functionNamed(name: string): ArrayOperation | undefined {
    const operation = OPERATIONS.get(name);
    return operation?.isMethod ? undefined : operation;
}

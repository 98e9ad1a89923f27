import { dtypeNamed } from '../model/dtype';
import { numberFunctions } from '../model/numberFunctions';
import { asTensor, axisOf, sizesOf } from './functions';
import type { Arguments } from './functions';
import { softmaxAlong } from './softmax';
import { cast, mapped, permute, reshape, tensor, transposed, wholeNumberOf } from './values';
import type { TensorValue } from './values';

type Method = (value: TensorValue, args: Arguments) => TensorValue | undefined;

/** Methods that leave the numbers and their shape alone. */
export const KEEPS_VALUES: ReadonlySet<string> = new Set([
    'cuda',
    'cpu',
    'detach',
    'clone',
    'contiguous',
    'numpy',
    'copy',
    'requires_grad_',
    'detach_',
    'pin_memory',
    'tolist',
    'item',
    'xpu',
    'mps',
    'npu',
    'block_until_ready',
]);

/** Methods that change the type only. */
export const CASTS: ReadonlySet<string> = new Set([
    'long',
    'int',
    'short',
    'char',
    'byte',
    'bool',
    'float',
    'double',
    'half',
    'bfloat16',
    'to',
    'type',
    'astype',
    'type_as',
]);

function toType(name: string, value: TensorValue, args: Arguments): TensorValue {
    const named = ['to', 'type', 'astype'].includes(name)
        ? (args.text('dtype') ?? args.texts.find(text => dtypeNamed(text) !== undefined))
        : `torch.${name}`;
    const like = name === 'type_as' || name === 'to' ? asTensor(args.all()[0])?.dtype : undefined;
    const dtype = dtypeNamed(named) ?? like;
    return dtype === undefined ? value : cast(value, dtype);
}

function unsqueeze(value: TensorValue, args: Arguments): TensorValue | undefined {
    const given = wholeNumberOf(args.bind('dim')('dim') ?? args.bind('axis')('axis'));
    const rank = value.shape.length;
    const axis = given !== undefined && given < 0 ? given + rank + 1 : given;
    return axis !== undefined && axis >= 0 && axis <= rank
        ? reshape(value, value.shape.toSpliced(axis, 0, 1))
        : undefined;
}

function squeeze(value: TensorValue, args: Arguments): TensorValue | undefined {
    if (args.texts.length === 0 && args.text('dim') === undefined && args.text('axis') === undefined) {
        return reshape(
            value,
            value.shape.filter(size => size !== 1),
        );
    }
    const axis = wholeNumberOf(args.bind('dim')('dim') ?? args.bind('axis')('axis'));
    const at = axis === undefined ? undefined : axis < 0 ? axis + value.shape.length : axis;
    return at === undefined ? undefined : value.shape[at] === 1 ? reshape(value, value.shape.toSpliced(at, 1)) : value;
}

/** With two axes torch swaps them; without any NumPy reverses all. */
function transpose(value: TensorValue, args: Arguments): TensorValue | undefined {
    const axes = args.texts.length === 0 ? [] : sizesOf(args);
    if (axes?.length === 0) {
        return transposed(value);
    }
    const [a, b] = axes?.map(axis => (axis < 0 ? axis + value.shape.length : axis)) ?? [];
    return axes?.length === 2
        ? permute(
              value,
              value.shape.map((_, axis) => (axis === a ? b! : axis === b ? a! : axis)),
          )
        : undefined;
}

/** Of one-hot rows the class indices: along the last axis, where torch and NumPy users have it. */
function argmax(value: TensorValue, args: Arguments): TensorValue | undefined {
    const axis = wholeNumberOf(args.bind('dim')('dim') ?? args.bind('axis')('axis'));
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

const toSizes: Method = (value, args) => {
    const sizes = sizesOf(args);
    return sizes && reshape(value, sizes);
};

/** `x.softmax(dim=1)`, and what a call of `nn.Softmax(dim=1)` does. */
export const softmax =
    (log: boolean): Method =>
    (value, args) => {
        const axis = axisOf(args);
        return axis === 'unknown' ? undefined : softmaxAlong(value, axis, log);
    };

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

const METHODS = new Map<string, Method>([
    ['unsqueeze', unsqueeze],
    ['squeeze', squeeze],
    ['view', toSizes],
    ['reshape', toSizes],
    ['flatten', (value, args) => (args.texts.length === 0 ? reshape(value, [-1]) : undefined)],
    ['ravel', value => reshape(value, [-1])],
    ['t', value => transposed(value)],
    ['transpose', transpose],
    ['permute', (value, args) => permute(value, sizesOf(args) ?? [])],
    ['movedim', movedim],
    ['argmax', argmax],
    ['softmax', softmax(false)],
    ['log_softmax', softmax(true)],
    ...Array.from(numberFunctions, ([name, apply]): [string, Method] => [name, value => mapped(value, apply)]),
]);

/** The value of a method call on an array; undefined for methods that are not known. */
export function callMethod(name: string, value: TensorValue, args: Arguments): TensorValue | undefined {
    return KEEPS_VALUES.has(name)
        ? value
        : CASTS.has(name)
          ? toType(name, value, args)
          : METHODS.get(name)?.(value, args);
}

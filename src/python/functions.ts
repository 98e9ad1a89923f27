import { elementsOf } from '../model/tensor';
import { dtypeNamed } from '../model/dtype';
import { numberFunctions } from '../model/numberFunctions';
import { softmaxAlong } from './softmax';
import {
    cast,
    concatenate,
    MAX_ELEMENTS,
    mapped,
    numberOf,
    permute,
    reshape,
    stack,
    tensor,
    transposed,
    wholeNumberOf,
    wholeNumbersOf,
} from './values';
import type { TensorValue, Value } from './values';

/** What a call passes, evaluated when asked for. */
export interface Arguments {
    /** Gives the values by parameter name, positional arguments in the order of `parameters`. */
    bind(...parameters: readonly string[]): (parameter: string) => Value | undefined;
    /** The text of a named argument. */
    text(name: string): string | undefined;
    /** The elements of the list or tuple that is argument `position`. */
    list(position: number): readonly (Value | undefined)[] | undefined;
    /** The positional arguments, as values and as text. */
    all(): readonly (Value | undefined)[];
    readonly texts: readonly string[];
}

export const asTensor = (value: Value | undefined): TensorValue | undefined =>
    value?.kind === 'tensor' ? value : undefined;

/** Sizes or axes given one by one, or as one list. */
export function sizesOf(args: Arguments): readonly number[] | undefined {
    const [first, ...more] = args.all();
    const list = wholeNumbersOf(first ?? args.bind('size')('size') ?? args.bind('shape')('shape'));
    if (more.length === 0 || asTensor(first)?.shape.length === 1) {
        return list;
    }
    const sizes = [first, ...more].map(wholeNumberOf);
    return sizes.every(size => size !== undefined) ? sizes : undefined;
}

function filled(
    shape: readonly number[] | undefined,
    value: number | undefined,
    dtype: string,
): TensorValue | undefined {
    const valid = shape?.every(size => size >= 0) && elementsOf(shape) <= MAX_ELEMENTS;
    return shape && valid && value !== undefined
        ? tensor(new Float64Array(elementsOf(shape)).fill(value), shape, dtype)
        : undefined;
}

type Function = (args: Arguments) => TensorValue | undefined;

/**
 * `torch.tensor(data)` and the like. A single number makes no tensor where it would be taken for a size
 * (`torch.FloatTensor(3)`).
 */
const wrapper =
    (dtype?: string, sizes = false): Function =>
    args => {
        const get = args.bind('data', 'dtype');
        const value = asTensor(get('data') ?? args.bind('object')('object') ?? args.bind('value')('value'));
        const stated = dtypeNamed(args.text('dtype') ?? args.texts[1]) ?? dtype;
        if (!value || (sizes && (value.shape.length === 0 || args.texts.length > 1))) {
            return undefined;
        }
        const { data, shape } = value;
        return stated === undefined ? tensor(data, shape, value.dtype) : cast(tensor(data, shape, value.dtype), stated);
    };

const constant =
    (value: number): Function =>
    args =>
        filled(sizesOf(args), value, dtypeNamed(args.text('dtype')) ?? 'float32');
const like =
    (value: number): Function =>
    args => {
        const model = asTensor(args.all()[0]);
        return model && filled(model.shape, value, dtypeNamed(args.text('dtype')) ?? model.dtype);
    };

function full(args: Arguments): TensorValue | undefined {
    const get = args.bind('size', 'fill_value', 'dtype');
    const value = asTensor(get('fill_value'));
    return (
        value &&
        filled(
            wholeNumbersOf(get('size') ?? args.bind('shape')('shape')),
            numberOf(value),
            dtypeNamed(args.text('dtype')) ?? value.dtype,
        )
    );
}

function eye(args: Arguments): TensorValue | undefined {
    const get = args.bind('n', 'm');
    const rows = wholeNumberOf(get('n') ?? args.bind('N')('N'));
    const columns = wholeNumberOf(get('m')) ?? rows;
    const matrix =
        rows === undefined || columns === undefined
            ? undefined
            : filled([rows, columns], 0, dtypeNamed(args.text('dtype')) ?? 'float32');
    for (let i = 0; matrix && rows !== undefined && columns !== undefined && i < Math.min(rows, columns); i++) {
        matrix.data[i * columns + i] = 1;
    }
    return matrix;
}

function arange(args: Arguments): TensorValue | undefined {
    const values = args.all();
    const numbers = values.map(numberOf);
    if (numbers.length === 0 || numbers.length > 3 || numbers.some(number => number === undefined)) {
        return undefined;
    }
    const [start = 0, end = 0, step = 1] = numbers.length === 1 ? [0, numbers[0]] : numbers;
    const length = Math.ceil((end - start) / step);
    const isWhole = values.every(value => asTensor(value)?.dtype === 'int64');
    return length >= 0 && length <= MAX_ELEMENTS
        ? tensor(
              Float64Array.from({ length }, (_, i) => start + i * step),
              [length],
              dtypeNamed(args.text('dtype')) ?? (isWhole ? 'int64' : 'float32'),
          )
        : undefined;
}

function oneHot(args: Arguments): TensorValue | undefined {
    const get = args.bind('indices', 'num_classes');
    const indices = asTensor(
        get('indices') ?? args.bind('tensor')('tensor') ?? args.bind('x')('x') ?? args.bind('input')('input'),
    );
    const depth = args.bind('indices', 'depth')('depth');
    const given = wholeNumberOf(get('num_classes') ?? depth);
    if (!indices || indices.data.some(index => !Number.isSafeInteger(index) || index < 0)) {
        return undefined;
    }
    // torch counts the classes itself where it is told -1 or nothing.
    const classes =
        (given === undefined &&
            args.texts.length < 2 &&
            args.text('num_classes') === undefined &&
            args.text('depth') === undefined) ||
        given === -1
            ? 1 + indices.data.reduce((largest, index) => Math.max(largest, index), -1)
            : given;
    const matrix =
        classes === undefined
            ? undefined
            : filled(
                  [...indices.shape, classes],
                  0,
                  dtypeNamed(args.text('dtype')) ?? (args.text('depth') === undefined ? 'int64' : 'float32'),
              );
    indices.data.forEach((index, row) => {
        if (matrix && classes !== undefined && index < classes) {
            matrix.data[row * classes + index] = 1;
        }
    });
    return matrix;
}

/** Only along the first axis, which is the default. */
const joining =
    (join: (parts: readonly TensorValue[]) => TensorValue | undefined): Function =>
    args => {
        const axis = args.text('dim') ?? args.text('axis') ?? args.texts[1] ?? '0';
        const parts = args.list(0)?.map(asTensor);
        return axis === '0' && parts?.every(part => part !== undefined) && parts.length > 0 ? join(parts) : undefined;
    };

/** `F.softmax(x, dim=1)` and the like in every library. */
const softmax =
    (log: boolean): Function =>
    args => {
        const value = asTensor(
            args.all()[0] ?? args.bind('input')('input') ?? args.bind('logits')('logits') ?? args.bind('x')('x'),
        );
        const axis = axisOf(args, 'input');
        return value && axis !== 'unknown' ? softmaxAlong(value, axis, log) : undefined;
    };

/**
 * The axis that a call names, behind the parameters `before`; undefined where it names none, 'unknown' where the text
 * does not tell.
 */
export function axisOf(args: Arguments, ...before: readonly string[]): number | 'unknown' | undefined {
    const given = args.text('dim') ?? args.text('axis') ?? args.texts[before.length];
    const value = args.bind(...before, 'dim')('dim') ?? args.bind('axis')('axis');
    return given === undefined || value?.kind === 'none' ? undefined : (wholeNumberOf(value) ?? 'unknown');
}

const FUNCTIONS = new Map<string, Function>([
    ...Array.from(numberFunctions, ([name, apply]): [string, Function] => [
        name,
        args => onFirst(args, value => mapped(value, apply)),
    ]),
    ...[
        'tensor',
        'as_tensor',
        'asarray',
        'array',
        'asanyarray',
        'from_numpy',
        'Parameter',
        'Variable',
        'constant',
        'convert_to_tensor',
        'cast',
        'list',
        'tuple',
    ].map(name => [name, wrapper()] as const),
    ...[
        'FloatTensor',
        'DoubleTensor',
        'HalfTensor',
        'LongTensor',
        'IntTensor',
        'ShortTensor',
        'ByteTensor',
        'BoolTensor',
    ].map(name => [name, wrapper(dtypeNamed(name), true)] as const),
    ['Tensor', wrapper('float32', true)],
    ...['float16', 'float32', 'float64', 'int32', 'int64'].map(name => [name, wrapper(name)] as const),
    ['zeros', constant(0)],
    ['ones', constant(1)],
    ['zeros_like', like(0)],
    ['ones_like', like(1)],
    ['full', full],
    ['eye', eye],
    ['arange', arange],
    ['range', arange],
    ['one_hot', oneHot],
    ['to_categorical', oneHot],
    ['softmax', softmax(false)],
    ['log_softmax', softmax(true)],
    ['stack', joining(stack)],
    ...['cat', 'concat', 'concatenate', 'hstack'].map(name => [name, joining(concatenate)] as const),
    ['transpose', args => (args.all().length === 1 ? onFirst(args, transposed) : undefined)],
    ['t', args => onFirst(args, transposed)],
    [
        'permute',
        args => onFirst(args, value => permute(value, wholeNumbersOf(args.bind('input', 'dims')('dims')) ?? [])),
    ],
    [
        'reshape',
        args =>
            onFirst(args, value =>
                reshape(value, wholeNumbersOf(args.all()[1] ?? args.bind('input', 'shape')('shape')) ?? [Number.NaN]),
            ),
    ],
]);

const onFirst = (args: Arguments, change: (value: TensorValue) => TensorValue | undefined): TensorValue | undefined => {
    const value = asTensor(args.all()[0]);
    return value && change(value);
};

/**
 * The value of a call of a library's function, by the last part of its name; undefined for those that are not known.
 */
export const callFunction = (name: string, args: Arguments): TensorValue | undefined => FUNCTIONS.get(name)?.(args);

/** Functions that make an array of what they are called with. */
import { dtypeNamed, kindOfDtype } from '../model/dtype';
import { elementsOf } from '../model/tensor';
import { asTensor, sizesOf } from './arguments';
import type { Arguments } from './arguments';
import { arithmetic, chosen } from './arithmetic';
import { joinedAlong } from './rearrange';
import { rowOf } from './subscript';
import { cast, MAX_ELEMENTS, numberOf, tensor, wholeNumberOf, wholeNumbersOf } from './values';
import type { TensorValue } from './values';

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

type Maker = (args: Arguments) => TensorValue | undefined;

/**
 * `torch.tensor(data)` and the like. A single number makes no tensor where it would be taken for a size
 * (`torch.FloatTensor(3)`).
 */
const wrapper =
    (dtype?: string, sizes = false): Maker =>
    args => {
        const get = args.bind('data', 'dtype');
        const value = asTensor(get('data') ?? args.bind('object')('object') ?? args.bind('value')('value'));
        const stated = dtypeNamed(args.text('dtype') ?? args.texts[1]) ?? dtype;
        if (!value || (sizes && (value.shape.length === 0 || args.texts.length > 1))) {
            return undefined;
        }
        const { data, shape, places } = value;
        const made = tensor(data, shape, value.dtype, places);
        return stated === undefined ? made : cast(made, stated);
    };

const constant =
    (value: number): Maker =>
    args =>
        filled(sizesOf(args), value, dtypeNamed(args.text('dtype')) ?? 'float32');
const like =
    (value: number): Maker =>
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

/** The arrays of a list, or the rows of the one that is given in its place. */
function partsOf(args: Arguments): readonly TensorValue[] | undefined {
    const parts = args.list(0)?.map(asTensor);
    const whole = parts ? undefined : asTensor(args.all()[0]);
    const rows = whole && Array.from({ length: whole.shape[0] ?? 0 }, (_, index) => rowOf(whole, index));
    const all = parts ?? rows;
    return all?.every(part => part !== undefined) && all.length > 0 ? all : undefined;
}

/** Along the first axis where none is named. */
const joining =
    (isNew: boolean): Maker =>
    args => {
        const named = args.text('dim') ?? args.text('axis') ?? args.texts[1];
        const axis =
            named === undefined
                ? 0
                : wholeNumberOf(args.bind('tensors', 'dim')('dim') ?? args.bind('tensors', 'axis')('axis'));
        const parts = partsOf(args);
        return parts && axis !== undefined ? joinedAlong(parts, axis, isNew) : undefined;
    };

/** Rows below one another; columns beside one another, of vectors their numbers. */
const stacking =
    (axis: 0 | 1): Maker =>
    args => {
        const parts = partsOf(args);
        const isVectors = parts?.every(({ shape }) => shape.length === 1);
        return parts && (isVectors ? joinedAlong(parts, 0, axis === 0) : joinedAlong(parts, axis, false));
    };

/** `torch.where(mask, a, b)`. */
function where(args: Arguments): TensorValue | undefined {
    const [mask, a, b] = args.all().map(asTensor);
    const isWhole = mask?.dtype === 'bool' && args.texts.length === 3;
    return isWhole && a && b ? chosen(mask, a, b) : undefined;
}

/** Python's `sum` of a list of arrays. */
function sumOf(args: Arguments): TensorValue | undefined {
    const [first, ...more] = args.list(0)?.map(asTensor) ?? [];
    return args.texts.length === 1 && first && first.shape.length > 0
        ? more.reduce<TensorValue | undefined>((sum, part) => sum && part && arithmetic('+', sum, part), first)
        : undefined;
}

/** What makes an array of the numbers it is called with, and the type that it gives them; a newcomer is a row. */
const WRAPPERS: ReadonlyMap<string, string | undefined> = new Map([
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
    ].map(name => [name, undefined] as const),
    ...[
        'Tensor',
        'FloatTensor',
        'DoubleTensor',
        'HalfTensor',
        'LongTensor',
        'IntTensor',
        'ShortTensor',
        'ByteTensor',
        'BoolTensor',
        'float16',
        'float32',
        'float64',
        'int32',
        'int64',
    ].map(name => [name, name === 'Tensor' ? 'float32' : dtypeNamed(name)] as const),
]);

/** Whether a function keeps the numbers that it is called with: it makes no integers of them. */
export const isWrapper = (name: string): boolean => WRAPPERS.has(name) && kindOfDtype(WRAPPERS.get(name)) !== 'integer';

/** One row per function; a newcomer is a row. */
const MAKERS = new Map<string, Maker>([
    ...Array.from(WRAPPERS, ([name, dtype]) => [name, wrapper(dtype, name.endsWith('Tensor'))] as const),
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
    ['stack', joining(true)],
    ...['cat', 'concat', 'concatenate'].map(name => [name, joining(false)] as const),
    ['vstack', stacking(0)],
    ['hstack', stacking(1)],
    ['where', where],
    ['sum', sumOf],
]);

/** What a library's function makes, by the last part of its name; undefined for those that are not in the table. */
export const makerNamed = (name: string): Maker | undefined => MAKERS.get(name);

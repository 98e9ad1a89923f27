/** Functions that make an array: what is certain of it without its numbers. */
import type { SyntaxNode } from '@lezer/common';
import { dtypeNamed } from '../../model/dtype';
import type { Outline } from '../../model/outline';
import { textOf } from '../syntax';
import { outlineIn } from './at';
import { argument, libraryOf, sizesIn, textOfArgument } from './call';
import type { Call } from './call';
import { castTo } from './casts';
import { scaled } from './change';
import type { Size } from './change';
import { listOf, whole } from './sizes';

type Maker = (call: Call) => Outline | undefined;

/** The type that is named, else the usual one of torch or NumPy. */
const dtypeOf = (call: Call, torch: string, numpy: string): Pick<Outline, 'dtype'> => {
    const usual = { torch, numpy, other: undefined }[libraryOf(call)];
    const dtype = dtypeNamed(textOfArgument(call, 'dtype')) ?? usual;
    return dtype === undefined ? {} : { dtype };
};

const ofShape = (shape: readonly Size[] | undefined, type: Pick<Outline, 'dtype'>): Outline | undefined =>
    shape && { shape, ...type, made: 'free' };

/** torch's `zeros(3, 4)` or `zeros((3, 4))`; elsewhere the type may stand behind the shape. */
const filled: Maker = call => {
    const [shape, type, ...more] = call.given.filter(({ name }) => name === undefined);
    if (libraryOf(call) === 'torch' || !type) {
        return ofShape(sizesIn(call), dtypeOf(call, 'float32', 'float64'));
    }
    const dtype = dtypeNamed(textOf(call.at.program.source, type.value));
    return more.length === 0 ? ofShape(listOf(call.at, shape!.value), dtype === undefined ? {} : { dtype }) : undefined;
};

/** Random numbers, by shape; JAX' take a key first. */
const drawn: Maker = call =>
    libraryOf(call) === 'other' ? undefined : ofShape(sizesIn(call), dtypeOf(call, 'float32', 'float64'));

/** torch's `normal(mean, std, size)` and NumPy's. */
const normal: Maker = call => {
    const size = argument(call, 'mean', 'std', 'size')('size');
    return libraryOf(call) === 'other' || !size
        ? undefined
        : ofShape(sizeOf(call, size), dtypeOf(call, 'float32', 'float64'));
};

/** The sizes that are given as one argument; NumPy takes a single number for one axis, too. */
function sizeOf(call: Call, size: SyntaxNode): readonly Size[] | undefined {
    const only = libraryOf(call) === 'numpy' ? whole(call.at, size) : undefined;
    return only === undefined ? listOf(call.at, size) : [only];
}

const drawnLike: Maker = call => {
    const model = call.given[0] && outlineIn(call.at, call.given[0].value);
    return model && { ...scaled(model), dtype: dtypeNamed(textOfArgument(call, 'dtype')) ?? model.dtype ?? 'float32' };
};

/** torch's (low, high, size) and (high, size), NumPy's (low, high, size) with `high` and `size` optional. */
const integers: Maker = call => {
    const { at, given } = call;
    const library = libraryOf(call);
    if (library === 'other') {
        return undefined; // Python's own includes its end, JAX' takes a key first
    }
    const plain = given.filter(({ name }) => name === undefined).map(({ value }) => value);
    const named = (name: string): SyntaxNode | undefined => given.find(one => one.name === name)?.value;
    const isShort = plain.length === 2 && !named('size') && !named('high');
    const [low, high, size] = isShort
        ? [undefined, plain[0], plain[1]]
        : plain.length === 1 && !named('high')
          ? [undefined, plain[0], named('size')]
          : [named('low') ?? plain[0], named('high') ?? plain.at(named('low') ? 0 : 1), named('size') ?? plain[2]];
    const [from, to] = [low ? whole(at, low) : 0, high && whole(at, high)];
    const shape = size && sizeOf(call, size);
    return {
        dtype: dtypeNamed(textOfArgument(call, 'dtype')) ?? 'int64',
        ...(shape ? { shape } : library === 'numpy' && !size ? { shape: [] } : {}),
        ...(from !== undefined && to !== undefined && { range: { low: from, high: to - 1 } }),
    };
};

function oneHot(call: Call): Outline | undefined {
    const get = argument(call, 'tensor', 'num_classes');
    const indices = get('tensor') ?? call.given.find(({ name }) => /^(?:input|indices|x|y)$/.test(name ?? ''))?.value;
    const [given, count] = [indices && outlineIn(call.at, indices), get('num_classes')];
    const classes = count && whole(call.at, count);
    return {
        ...dtypeOf(call, 'int64', 'int64'),
        made: 'one-hot',
        ...(given?.shape && { shape: [...given.shape, classes] }),
        ...(classes !== undefined && { last: classes }),
    };
}

/** `torch.tensor(y, dtype=torch.long)`: the same, as another type where one is named. */
function converted(call: Call): Outline | undefined {
    const [first, ...others] = call.given;
    const array = first && outlineIn(call.at, first.value);
    const dtype = others
        .filter(({ name }) => name === undefined || name === 'dtype')
        .map(({ value }) => textOf(call.at.program.source, value));
    return array && dtype.length > 0 ? castTo(array, dtype) : array;
}

/** One row per function; a newcomer is a row. */
export const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
    ...['randn', 'rand'].map(name => [name, drawn] as const),
    ...['empty', 'zeros', 'ones'].map(name => [name, filled] as const),
    ['normal', normal],
    ...['randn_like', 'rand_like', 'zeros_like', 'ones_like', 'empty_like'].map(name => [name, drawnLike] as const),
    ['randint', integers],
    ['one_hot', oneHot],
    ['to_categorical', call => ({ ...oneHot(call), dtype: 'float32' })],
    ...['tensor', 'as_tensor', 'asarray', 'from_numpy'].map(name => [name, converted] as const),
]);

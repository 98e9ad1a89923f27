/** What puts the numbers of an array into another order, takes some of them, or repeats them. */
import { elementsOf } from '../model/tensor';
import type { Arguments } from './arguments';
import { asTensor, sizesOf } from './arguments';
import { broadcast } from './arithmetic';
import {
    contiguous,
    gathered,
    MAX_ELEMENTS,
    permute,
    stack,
    concatenate,
    wholeNumberOf,
    wholeNumbersOf,
} from './values';
import type { TensorValue } from './values';

type Rearrange = (value: TensorValue, args: Arguments) => TensorValue | undefined;

const axisIn = ({ shape }: TensorValue, axis: number | undefined): number | undefined => {
    const at = axis === undefined ? undefined : axis < 0 ? axis + shape.length : axis;
    return at !== undefined && at >= 0 && at < shape.length ? at : undefined;
};

/** The parts of an axis with these indices, in this order. */
export function taken(value: TensorValue, axis: number, indices: readonly number[]): TensorValue | undefined {
    const { shape } = value;
    const size = shape[axis];
    if (size === undefined || indices.some(index => !Number.isSafeInteger(index) || index < 0 || index >= size)) {
        return undefined;
    }
    const inner = elementsOf(shape.slice(axis + 1));
    const outer = elementsOf(shape.slice(0, axis));
    const order = new Int32Array(outer * indices.length * inner);
    let at = 0;
    for (let o = 0; o < outer; o++) {
        for (const index of indices) {
            for (let i = 0; i < inner; i++) {
                order[at++] = (o * size + index) * inner + i;
            }
        }
    }
    return gathered(value, order, shape.with(axis, indices.length));
}

const range = (from: number, to: number): readonly number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

const flip: Rearrange = (value, args) => {
    const axes = sizesOf(args) ?? wholeNumbersOf(args.bind('axis')('axis'));
    return axes?.reduce<TensorValue | undefined>((flipped, axis) => {
        const at = axisIn(value, axis);
        return flipped && at !== undefined ? taken(flipped, at, range(0, value.shape[at]!).toReversed()) : undefined;
    }, value);
};

const roll: Rearrange = (value, args) => {
    const get = args.bind('shifts', 'dims');
    const [by, axis] = [
        wholeNumberOf(get('shifts') ?? args.bind('shift')('shift')),
        axisIn(value, wholeNumberOf(get('dims') ?? args.bind('axis')('axis'))),
    ];
    const size = axis === undefined ? undefined : value.shape[axis]!;
    return by === undefined || axis === undefined || !size
        ? undefined
        : taken(
              value,
              axis,
              range(0, size).map(i => (((i - by) % size) + size) % size),
          );
};

/** One index of an axis, which goes. */
function picked(value: TensorValue, axis: number | undefined, index: number | undefined): TensorValue | undefined {
    const at = axisIn(value, axis);
    if (at === undefined || index === undefined) {
        return undefined;
    }
    const part = taken(value, at, [index < 0 ? index + value.shape[at]! : index]);
    return part && { ...part, shape: part.shape.toSpliced(at, 1) };
}

const select: Rearrange = (value, args) => {
    const get = args.bind('dim', 'index');
    return picked(value, wholeNumberOf(get('dim')), wholeNumberOf(get('index')));
};

const indexSelect: Rearrange = (value, args) => {
    const get = args.bind('dim', 'index');
    const [axis, index] = [axisIn(value, wholeNumberOf(get('dim'))), asTensor(get('index'))];
    const part = axis !== undefined && index?.shape.length === 1 ? taken(value, axis, [...index.data]) : undefined;
    return part && contiguous(part);
};

const narrow: Rearrange = (value, args) => {
    const get = args.bind('dim', 'start', 'length');
    const [axis, start, length] = [
        axisIn(value, wholeNumberOf(get('dim'))),
        wholeNumberOf(get('start')),
        wholeNumberOf(get('length')),
    ];
    return axis === undefined || start === undefined || length === undefined
        ? undefined
        : taken(value, axis, range(start, start + length));
};

const expand: Rearrange = (value, args) => {
    const sizes = sizesOf(args);
    const missing = (sizes?.length ?? 0) - value.shape.length;
    return sizes && missing >= 0
        ? broadcast(
              value,
              sizes.map((size, axis) => (size === -1 ? (value.shape[axis - missing] ?? 1) : size)),
          )
        : undefined;
};

/** torch's `repeat`: the whole array, so many times along each axis. NumPy's, of each number, is `repeat_interleave`. */
const repeat: Rearrange = (value, args) => {
    const times = sizesOf(args);
    if (!times || times.length < value.shape.length || args.text('axis') !== undefined) {
        return undefined;
    }
    const shape = [...new Array<number>(times.length - value.shape.length).fill(1), ...value.shape];
    if (elementsOf(shape) * elementsOf(times) > MAX_ELEMENTS) {
        return undefined;
    }
    return times.reduce<TensorValue | undefined>(
        (repeated, count, axis) =>
            repeated &&
            taken(
                repeated,
                axis,
                range(0, count).flatMap(() => range(0, shape[axis]!)),
            ),
        contiguous({ ...value, shape }),
    );
};

/** One row per operation; a newcomer is a row. */
export const rearrangements: readonly (readonly [names: string, apply: Rearrange])[] = [
    ['flip', flip],
    ['roll', roll],
    ['select', select],
    ['index_select', indexSelect],
    ['narrow', narrow],
    ['expand broadcast_to', expand],
    ['repeat', repeat],
];

/** Joins along any axis, which both have; `stack` along a new one. */
export function joinedAlong(parts: readonly TensorValue[], axis: number, isNew: boolean): TensorValue | undefined {
    const rank = (parts[0]?.shape.length ?? 0) + (isNew ? 1 : 0);
    const at = axis < 0 ? axis + rank : axis;
    if (at < 0 || at >= rank) {
        return undefined;
    }
    const first = isNew
        ? stack(parts)
        : concatenate(parts.flatMap(part => permute(part, firstTo(part.shape.length, at)) ?? []));
    const back = Array.from({ length: rank }, (_, i) => (i < at ? i + 1 : i === at ? 0 : i));
    const moved = first && permute(first, back);
    return moved && contiguous(moved);
}

const firstTo = (rank: number, axis: number): readonly number[] => [
    axis,
    ...range(0, rank).filter(other => other !== axis),
];

/** The parts that `unbind`, `chunk` and `split` give; undefined where the text does not tell. */
export function partOf(name: string, value: TensorValue, args: Arguments, index: number): TensorValue | undefined {
    const get = args.bind('by', 'dim');
    const isUnbind = name === 'unbind';
    const dim = isUnbind ? args.bind('dim')('dim') : get('dim');
    const isNamed = args.text('dim') !== undefined || args.texts.length > (isUnbind ? 0 : 1);
    const axis = axisIn(value, isNamed ? wholeNumberOf(dim) : 0);
    if (axis === undefined) {
        return undefined;
    }
    if (isUnbind) {
        return picked(value, axis, index);
    }
    const size = value.shape[axis]!;
    const by = wholeNumberOf(get('by'));
    const length = by === undefined || by < 1 ? undefined : name === 'chunk' ? Math.ceil(size / by) : by;
    if (length === undefined || length < 1) {
        return undefined;
    }
    const count = Math.ceil(size / length);
    const at = index < 0 ? index + count : index;
    return at >= 0 && at < count
        ? taken(value, axis, range(at * length, Math.min(size, (at + 1) * length)))
        : undefined;
}

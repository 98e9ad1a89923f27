import { kindOfDtype, widerDtype } from '../model/dtype';
import { roundToBfloat16, roundToFloat16 } from '../math';
import { elementsOf, sameShape } from '../model/tensor';
import type { Shape, Tensor } from '../model/tensor';

/** Numbers that a text holds, as an array library would have them. */
export interface TensorValue extends Tensor {
    readonly kind: 'tensor';
    /** 'int64' for whole numbers, 'float32' for others, or what the text says. */
    readonly dtype: string;
    /** A list or tuple of Python: `+` and `*` join and repeat it. */
    readonly isList?: true;
    /** The numbers do not lie in a row in memory, as after a transpose: torch refuses `view`. */
    readonly isStrided?: true;
    /** Which number of the array that is traced each of these comes from, -1 for none; see `tracing`. */
    readonly places?: Int32Array;
}

export type Value = TensorValue | { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none' };

/** No target, weight or one-hot matrix that is looked at is larger; `torch.zeros(10**9)` is not made. */
export const MAX_ELEMENTS = 4_000_000;

export const tensor = (data: Float64Array, shape: Shape, dtype: string, places?: Int32Array): TensorValue => ({
    kind: 'tensor',
    data,
    shape,
    dtype,
    ...(places && { places }),
});
export const scalar = (value: number, dtype: string): TensorValue => tensor(Float64Array.of(value), [], dtype);

/** The number of a tensor that has only one. */
export const numberOf = (value: Value | undefined): number | undefined =>
    value?.kind === 'tensor' && value.data.length === 1 ? value.data[0] : undefined;
export const wholeNumberOf = (value: Value | undefined): number | undefined => {
    const number = numberOf(value);
    return Number.isSafeInteger(number) ? number : undefined;
};

/** Whole numbers in order: a shape, or axes. A single one stands for a list of one. */
export const wholeNumbersOf = (value: Value | undefined): readonly number[] | undefined =>
    value?.kind === 'tensor' &&
    value.shape.length <= 1 &&
    value.data.length <= 16 &&
    value.data.every(Number.isSafeInteger)
        ? [...value.data]
        : undefined;

/** Joins tensors of one shape along a new first axis. */
export function stack(parts: readonly TensorValue[]): TensorValue | undefined {
    const [first] = parts;
    const inner = first?.shape ?? [];
    return parts.every(({ shape }) => sameShape(shape, inner)) ? joined(parts, [parts.length, ...inner]) : undefined;
}

/** Joins tensors along their first axis. */
export function concatenate(parts: readonly TensorValue[]): TensorValue | undefined {
    const [length, ...inner] = parts[0]?.shape ?? [];
    const same =
        length !== undefined && parts.every(({ shape }) => shape.length > 0 && sameShape(shape.slice(1), inner));
    return same ? joined(parts, [parts.reduce((sum, { shape }) => sum + shape[0]!, 0), ...inner]) : undefined;
}

function joined(parts: readonly TensorValue[], shape: Shape): TensorValue | undefined {
    const size = elementsOf(shape);
    if (size > MAX_ELEMENTS) {
        return undefined;
    }
    const data = new Float64Array(size);
    const places = parts.some(part => part.places) ? new Int32Array(size).fill(-1) : undefined;
    let offset = 0;
    for (const part of parts) {
        data.set(part.data, offset);
        if (part.places) {
            places?.set(part.places, offset);
        }
        offset += part.data.length;
    }
    return tensor(
        data,
        shape,
        parts.reduce((dtype, part) => widerDtype(dtype, part.dtype), parts[0]?.dtype ?? 'float32'),
        places,
    );
}

/** The same numbers in another shape, one size of which may be -1. */
export function reshape(
    { data, dtype, places, isStrided }: TensorValue,
    sizes: readonly number[],
): TensorValue | undefined {
    const known = elementsOf(sizes.filter(size => size !== -1));
    const shape = sizes.map(size => (size === -1 ? data.length / known : size));
    const valid =
        sizes.filter(size => size === -1).length <= 1 &&
        shape.every(size => Number.isSafeInteger(size) && size >= 0) &&
        elementsOf(shape) === data.length;
    return valid ? { ...tensor(data, shape, dtype, places), ...(isStrided && { isStrided }) } : undefined;
}

/** The numbers at the indices `order`, as an array of `shape`. */
export function gathered(value: TensorValue, order: Int32Array, shape: Shape): TensorValue {
    const { data, dtype, places } = value;
    const isStrided = value.isStrided ?? order.some((from, index) => from !== order[0]! + index);
    return {
        ...tensor(
            Float64Array.from(order, index => data[index]!),
            shape,
            dtype,
            places && order.map(index => places[index]!),
        ),
        ...(isStrided && { isStrided }),
    };
}

/** The same numbers, in a row in memory. */
export const contiguous = ({ isStrided: _, ...value }: TensorValue): TensorValue => value;

/** Axis `axes[i]` becomes axis i. */
export function permute(value: TensorValue, axes: readonly number[]): TensorValue | undefined {
    const { data, shape } = value;
    const from = axes.map(axis => (axis < 0 ? axis + shape.length : axis));
    if (
        from.length !== shape.length ||
        new Set(from).size !== shape.length ||
        from.some(axis => axis < 0 || axis >= shape.length)
    ) {
        return undefined;
    }
    const strides = shape.map((_, axis) => elementsOf(shape.slice(axis + 1)));
    const sizes = from.map(axis => shape[axis]!);
    const index = sizes.map(() => 0);
    const order = new Int32Array(data.length);
    for (let i = 0, offset = 0; i < data.length; i++) {
        order[i] = offset;
        for (let axis = sizes.length - 1; axis >= 0; axis--) {
            const stride = strides[from[axis]!]!;
            offset += stride;
            if (++index[axis]! < sizes[axis]!) {
                break;
            }
            offset -= stride * sizes[axis]!;
            index[axis] = 0;
        }
    }
    return gathered(value, order, sizes);
}

/** The axes in reverse order: `.T`. */
export const transposed = (value: TensorValue): TensorValue | undefined =>
    permute(
        value,
        value.shape.map((_, axis) => value.shape.length - 1 - axis),
    );

/** `.mT`, a transposed matrix of each batch. */
export function lastTwoSwapped(value: TensorValue): TensorValue | undefined {
    const axes = value.shape.map((_, axis) => axis);
    return axes.length < 2 ? undefined : permute(value, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}

/** `x.shape`. */
export const sizes = ({ shape }: TensorValue): TensorValue => ({
    ...tensor(Float64Array.from(shape), [shape.length], 'int64'),
    isList: true,
});

/** The numbers as another type has them: a cast to whole numbers cuts the decimals off. */
export function cast({ data, shape, dtype: from, places }: TensorValue, dtype: string): TensorValue {
    return tensor(data.map(castFrom(from, dtype)), shape, dtype, places);
}

function castFrom(from: string, dtype: string): (value: number) => number {
    if (dtype === 'bool') {
        return value => Number(value !== 0);
    }
    return dtype === 'float16'
        ? roundToFloat16
        : dtype === 'bfloat16'
          ? roundToBfloat16
          : kindOfDtype(from) === 'float' && kindOfDtype(dtype) !== 'float'
            ? Math.trunc
            : value => value;
}

/** A function of every number. Only the absolute value of a whole number is a whole number. */
export const mapped = ({ data, shape, dtype, places }: TensorValue, apply: (x: number) => number): TensorValue =>
    tensor(data.map(apply), shape, kindOfDtype(dtype) === 'float' || apply === Math.abs ? dtype : 'float32', places);

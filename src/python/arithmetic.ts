import { kindOfDtype, widerDtype } from '../model/dtype';
import { elementsOf, sameShape } from '../model/tensor';
import type { Shape } from '../model/tensor';
import { concatenate, gathered, MAX_ELEMENTS, tensor } from './values';
import type { TensorValue } from './values';

const OPERATORS = new Map<string, (a: number, b: number) => number>([
    ['+', (a, b) => a + b],
    ['-', (a, b) => a - b],
    ['*', (a, b) => a * b],
    ['/', (a, b) => a / b],
    ['//', (a, b) => Math.floor(a / b)],
    ['%', (a, b) => a - b * Math.floor(a / b)],
    ['**', (a, b) => a ** b],
]);

const COMPARISONS = new Map<string, (a: number, b: number) => boolean>([
    ['==', (a, b) => a === b],
    ['!=', (a, b) => a !== b],
    ['<', (a, b) => a < b],
    ['<=', (a, b) => a <= b],
    ['>', (a, b) => a > b],
    ['>=', (a, b) => a >= b],
]);

/** What Python's operator gives for two numbers or arrays, broadcast as in NumPy; lists are joined and repeated. */
export function arithmetic(operator: string, a: TensorValue, b: TensorValue): TensorValue | undefined {
    if (a.isList || b.isList) {
        return ofLists(operator, a, b);
    }
    const apply = OPERATORS.get(operator);
    const compare = COMPARISONS.get(operator);
    const shape = commonShape(a.shape, b.shape);
    const [left, right] = [shape && broadcast(a, shape), shape && broadcast(b, shape)];
    if (!left || !right) {
        return undefined;
    }
    if (compare) {
        return tensor(
            left.data.map((x, index) => Number(compare(x, right.data[index]!))),
            left.shape,
            'bool',
        );
    }
    const dtype = widerDtype(a.dtype, b.dtype);
    return (
        apply &&
        tensor(
            left.data.map((x, index) => apply(x, right.data[index]!)),
            left.shape,
            operator === '/' && kindOfDtype(dtype) !== 'float' ? 'float32' : dtype,
            left.places ?? right.places,
        )
    );
}

/** The shape that two arrays are broadcast to; undefined where they do not go together. */
function commonShape(a: Shape, b: Shape): Shape | undefined {
    const rank = Math.max(a.length, b.length);
    const sizes = Array.from({ length: rank }, (_, axis) => {
        const [left = 1, right = 1] = [a[axis - rank + a.length], b[axis - rank + b.length]];
        return left === right || right === 1 ? left : left === 1 ? right : undefined;
    });
    return sizes.every(size => size !== undefined) ? sizes : undefined;
}

/** The array with its axes of size 1 repeated; undefined where that is too large to look at. */
export function broadcast(value: TensorValue, shape: Shape): TensorValue | undefined {
    if (sameShape(value.shape, shape)) {
        return value;
    }
    const size = elementsOf(shape);
    if (size > MAX_ELEMENTS) {
        return undefined;
    }
    const missing = shape.length - value.shape.length;
    const strides = shape.map((_, axis) =>
        axis < missing || value.shape[axis - missing] === 1 ? 0 : elementsOf(value.shape.slice(axis - missing + 1)),
    );
    const order = new Int32Array(size);
    for (let i = 0; i < size; i++) {
        let [left, at] = [i, 0];
        for (let axis = shape.length - 1; axis >= 0; axis--) {
            at += (left % shape[axis]!) * strides[axis]!;
            left = Math.floor(left / shape[axis]!);
        }
        order[i] = at;
    }
    return gathered(value, order, shape);
}

/** Of two arrays the numbers of the first where the mask is true, broadcast together. */
export function chosen(mask: TensorValue, a: TensorValue, b: TensorValue): TensorValue | undefined {
    const pair = commonShape(a.shape, b.shape);
    const shape = pair && commonShape(mask.shape, pair);
    const [kept, left, right] = [mask, a, b].map(part => shape && broadcast(part, shape));
    if (!shape || !kept || !left || !right) {
        return undefined;
    }
    const isLeft = (index: number): boolean => kept.data[index] !== 0;
    const places =
        left.places || right.places
            ? Int32Array.from(left.data, (_, i) => (isLeft(i) ? left : right).places?.[i] ?? -1)
            : undefined;
    return tensor(
        left.data.map((x, index) => (isLeft(index) ? x : right.data[index]!)),
        shape,
        widerDtype(a.dtype, b.dtype),
        places,
    );
}

function ofLists(operator: string, a: TensorValue, b: TensorValue): TensorValue | undefined {
    if (operator === '+' && a.isList && b.isList) {
        const joined = concatenate([a, b]);
        return joined && { ...joined, isList: true };
    }
    const [list, times] = a.isList ? [a, b] : [b, a];
    const count = times.shape.length === 0 && times.dtype === 'int64' ? Math.max(0, times.data[0]!) : -1;
    const [length, ...rest] = list.shape;
    if (operator !== '*' || count < 0 || length === undefined || list.data.length * count > MAX_ELEMENTS) {
        return undefined;
    }
    const data = new Float64Array(elementsOf(list.shape) * count);
    for (let i = 0; i < count; i++) {
        data.set(list.data, i * list.data.length);
    }
    return { ...tensor(data, [length * count, ...rest], list.dtype), isList: true };
}

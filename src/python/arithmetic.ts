import { kindOfDtype, widerDtype } from '../model/dtype';
import { elementsOf, sameShape } from '../model/tensor';
import { concatenate, MAX_ELEMENTS, tensor } from './values';
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

/**
 * What Python's operator gives for two numbers, for arrays of one shape, or for an array and a number; lists are joined
 * and repeated.
 */
export function arithmetic(operator: string, a: TensorValue, b: TensorValue): TensorValue | undefined {
    if (a.isList || b.isList) {
        return ofLists(operator, a, b);
    }
    const apply = OPERATORS.get(operator);
    const large = a.shape.length >= b.shape.length ? a : b;
    const fits = [a, b].every(({ shape }) => shape.length === 0 || sameShape(shape, large.shape));
    if (!apply || !fits) {
        return undefined;
    }
    const at = ({ data, shape }: TensorValue, index: number): number => data[shape.length === 0 ? 0 : index]!;
    const dtype = widerDtype(a.dtype, b.dtype);
    return tensor(
        large.data.map((_, index) => apply(at(a, index), at(b, index))),
        large.shape,
        operator === '/' && kindOfDtype(dtype) !== 'float' ? 'float32' : dtype,
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

/** Log-softmax of large examples, with pauses on the way. */
import { classAxisOf, explainSoftmax } from '../../math';
import type { Tensor } from '../../math';
import { NUMBERS_AT_ONCE } from '../../model/turns';
import { elementsOf } from '../../model/tensor';

/** The log-softmax in float64 over an axis of a tensor: of some rows at a time, since none needs another. */
export function* logSoftmaxInSteps(
    { data, shape }: Tensor,
    axis: number = classAxisOf(shape),
): Generator<void, Float64Array> {
    const [outer, inner] = [shape.slice(0, axis), shape.slice(axis + 1)].map(elementsOf) as [number, number];
    const size = shape[axis] ?? 0;
    const block = size * inner;
    const logs = new Float64Array(data.length);
    // Whole blocks where several are few numbers, else some columns of one.
    const blocks = Math.max(1, Math.floor(NUMBERS_AT_ONCE / block));
    const width = Math.min(inner, Math.max(1, Math.floor(NUMBERS_AT_ONCE / size)));
    for (let first = 0; first < outer; first += blocks) {
        const count = Math.min(blocks, outer - first);
        for (let column = 0; column < inner; column += width) {
            const columns = Math.min(width, inner - column);
            const at = { start: first * block + column, rows: count * size, columns, stride: inner };
            const slice = { data: gather(data, at), shape: [count, size, columns] };
            scatter(explainSoftmax(slice).logSoftmax.data, logs, at);
            yield;
        }
    }
    return logs;
}

/** Some columns of some rows. */
interface Place {
    readonly start: number;
    readonly rows: number;
    readonly columns: number;
    /** From one row to the next. */
    readonly stride: number;
}

function gather(data: Float64Array, { start, rows, columns, stride }: Place): Float64Array {
    if (columns === stride) {
        return data.subarray(start, start + rows * columns);
    }
    const slice = new Float64Array(rows * columns);
    for (let row = 0, from = start, to = 0; row < rows; row++, from += stride) {
        for (let column = 0; column < columns; column++) {
            slice[to++] = data[from + column]!;
        }
    }
    return slice;
}

function scatter(slice: Float64Array, data: Float64Array, { start, rows, columns, stride }: Place): void {
    for (let row = 0; row < rows; row++) {
        data.set(slice.subarray(row * columns, (row + 1) * columns), start + row * stride);
    }
}

import { permute, tensor } from './values';
import type { TensorValue } from './values';

/** Softmax, or its logarithm, along an axis; undefined for an axis that the tensor does not have. */
export function softmaxAlong(value: TensorValue, axis: number | undefined, log: boolean): TensorValue | undefined {
    const rank = value.shape.length;
    const at = axis === undefined ? implicitAxis(rank) : axis < 0 ? axis + rank : axis;
    if (at >= rank || at < 0) {
        return undefined;
    }
    const last = Array.from({ length: rank }, (_, i) => i)
        .toSpliced(at, 1)
        .concat(at);
    const rows = permute(value, last);
    const back = last.map((_, i) => last.indexOf(i));
    return rows && permute({ ...rows, data: ofRows(rows.data, value.shape[at]!, log), dtype: 'float32' }, back);
}

/** torch's choice where nobody names one (deprecated, and still in people's code). */
const implicitAxis = (rank: number): number => (rank === 2 || rank > 3 ? 1 : 0);

function ofRows(data: Float64Array, size: number, log: boolean): Float64Array {
    const result = new Float64Array(data.length);
    for (let start = 0; start < data.length; start += size) {
        const row = data.subarray(start, start + size);
        const max = row.reduce((a, b) => Math.max(a, b), -Infinity);
        const sum = row.reduce((total, x) => total + Math.exp(x - max), 0);
        row.forEach((x, i) => {
            result[start + i] = log ? x - max - Math.log(sum) : Math.exp(x - max) / sum;
        });
    }
    return result;
}

/** The natural logarithm of every number. */
export const logarithm = ({ data, shape }: TensorValue): TensorValue => tensor(data.map(Math.log), shape, 'float32');

import { explainSoftmaxAlong } from '../math';
import { tensor } from './values';
import type { TensorValue } from './values';

/** Softmax, or its logarithm, along an axis; undefined for an axis that the tensor does not have. */
export function softmaxAlong(value: TensorValue, axis: number | undefined, log: boolean): TensorValue | undefined {
    const rank = value.shape.length;
    const at = axis === undefined ? implicitAxis(rank) : axis < 0 ? axis + rank : axis;
    if (at >= rank || at < 0) {
        return undefined;
    }
    const { softmax, logSoftmax } = explainSoftmaxAlong(value, at);
    return tensor((log ? logSoftmax : softmax).data, value.shape, 'float32', value.places);
}

/** torch's choice where none is named (deprecated, and still in use). */
const implicitAxis = (rank: number): number => (rank === 2 || rank > 3 ? 1 : 0);

/** Log-softmax over another axis than that of the classes. */
import { classAxisOf, explainSoftmax } from '../../math';
import { elementsOf } from '../../model/tensor';
import { lastAxesSwapped } from '../axes';
import { LOG_SOFTMAX } from './bound';
import { lossWith } from './shares';
import { hypothesis } from './hypotheses';
import type { Search } from './hypotheses';

/** Log-softmax over any other axis, and with the last two axes of square logits exchanged. */
export const wrongAxis: Search = ({ setup }) => {
    const { shape, classes } = setup.layout;
    return shape.flatMap((size, axis) => {
        if (axis === classAxisOf(shape)) {
            return [];
        }
        const over = hypothesis(
            'wrong-axis',
            1,
            lossWith(setup, logSoftmaxOver(setup.logits, shape, axis)),
            LOG_SOFTMAX,
            {
                axis,
            },
        );
        const swaps = size === classes && (axis === 2 ? shape.length === 3 : shape.length === 2);
        return swaps
            ? [
                  ...over,
                  ...hypothesis(
                      'wrong-axis',
                      1,
                      lossWith(setup, explainSoftmax(lastAxesSwapped(setup.example.logits)).logSoftmax.data),
                      LOG_SOFTMAX,
                      { axis },
                  ),
              ]
            : over;
    });
};

/** In the order of the logits. Plain sums are exact enough here: a mistake is looked for, not a digit. */
function logSoftmaxOver(data: Float64Array, shape: readonly number[], axis: number): Float64Array {
    const size = shape[axis]!;
    const inner = elementsOf(shape.slice(axis + 1));
    const result = new Float64Array(data.length);
    const [largest, sum] = [new Float64Array(inner), new Float64Array(inner)];
    /** Numbers of one index of the outer axes, side by side: each belongs to the row of its place `k`. */
    const each = (block: number, visit: (i: number, k: number) => void): void => {
        for (let at = 0; at < size; at++) {
            const start = block + at * inner;
            for (let k = 0; k < inner; k++) {
                visit(start + k, k);
            }
        }
    };
    for (let block = 0; block < data.length; block += size * inner) {
        largest.fill(-Infinity);
        sum.fill(0);
        each(block, (i, k) => {
            if (data[i]! > largest[k]!) {
                largest[k] = data[i]!;
            }
        });
        each(block, (i, k) => {
            sum[k]! += Math.exp(data[i]! - largest[k]!);
        });
        const logSumExp = sum.map((total, k) => largest[k]! + Math.log(total));
        each(block, (i, k) => {
            result[i] = data[i]! - logSumExp[k]!;
        });
    }
    return result;
}

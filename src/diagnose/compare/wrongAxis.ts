/** Log-softmax over another axis than that of the classes. */
import { classAxisOf, explainSoftmax, explainSoftmaxAlong } from '../../math';
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
            lossWith(setup, explainSoftmaxAlong(setup.example.logits, axis).logSoftmax.data),
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

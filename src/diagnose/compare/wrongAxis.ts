/** Log-softmax over another axis than that of the classes. */
import { classAxisOf } from '../../math';
import type { Tensor } from '../../math';
import { lastAxesSwapped } from '../axes';
import { LOG_SOFTMAX } from './bound';
import { lossWith } from './shares';
import { hypothesis } from './hypotheses';
import type { Search } from './hypotheses';
import type { Hypothesis } from './mistake';
import { logSoftmaxInSteps } from './slices';

/** Log-softmax over any other axis, and with the last two axes of square logits exchanged. */
export const wrongAxis = function* ({ setup }) {
    const { shape, classes } = setup.layout;
    const { logits } = setup.example;
    const found: Hypothesis[] = [];
    for (const [axis, size] of shape.entries()) {
        if (axis === classAxisOf(shape)) {
            continue;
        }
        const over = function* (numbers: Tensor, along?: number): Generator<void, readonly Hypothesis[]> {
            const logs = yield* logSoftmaxInSteps(numbers, along);
            return hypothesis('wrong-axis', 1, lossWith(setup, logs), LOG_SOFTMAX, { axis });
        };
        found.push(...(yield* over(logits, axis)));
        if (size === classes && (axis === 2 ? shape.length === 3 : shape.length === 2)) {
            found.push(...(yield* over(lastAxesSwapped(logits))));
        }
    }
    return found;
} satisfies Search;

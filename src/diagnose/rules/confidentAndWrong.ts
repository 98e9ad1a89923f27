import { startOf } from '../../math';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { confidentAndWrong as message } from '../messages';

/**
 * Confident: at most one time in ten another class. Less is doubt, and costs any batch of few samples most of its loss.
 */
const CONFIDENT = 0.9;

/**
 * Most of the loss: more than halfway from an even share, 1 / count, to all of it; .75 of two samples, half of very
 * many.
 */
const mostOf = (count: number): number => (1 + 1 / count) / 2;

/** One sample with a wrong and sure prediction carries most of the loss of a batch. */
export function confidentAndWrong({ breakdown, layout, names }: Evidence): Evident | undefined {
    if (!breakdown || breakdown.keptCount < 2) {
        return undefined;
    }
    const losses = breakdown.perSample.data;
    let [total, sample] = [0, 0];
    for (let i = 0; i < losses.length; i++) {
        const loss = losses[i]!;
        if (!(loss >= 0 && loss < Infinity)) {
            return undefined;
        }
        total += loss;
        if (loss > losses[sample]!) {
            sample = i;
        }
    }
    const share = losses[sample]! / total;
    if (!(share > mostOf(breakdown.keptCount))) {
        return undefined;
    }
    const [predicted, target] = [breakdown.prediction.data[sample]!, breakdown.targetClass.data[sample]!];
    const probabilityOf = (c: number): number => breakdown.softmax.data[startOf(layout, sample) + c * layout.stride]!;
    if (predicted === target || !(probabilityOf(predicted) > CONFIDENT)) {
        return undefined;
    }
    return {
        code: 'confident-and-wrong',
        severity: 'info',
        samples: [sample],
        classes: [predicted, target],
        says: message(
            {
                sample,
                share,
                loss: losses[sample]!,
                predicted,
                target,
                count: breakdown.keptCount,
                probability: probabilityOf(predicted),
                targetProbability: probabilityOf(target),
            },
            names,
        ),
    };
}

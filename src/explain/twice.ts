import { numbersInLoss } from '../diagnose/lossInput';
import type { Explanation } from '../diagnose/explanation';
import { explainSoftmax, layoutOf } from '../math';
import type { ClassNumbers } from '../math';
import type { Step } from '../model/criterion';
import { classesOf } from './samples';
import { logSoftmaxColumn } from './stages/logSoftmax';
import { softmaxColumn } from './stages/softmax';

/** What can be done to one sample alone. */
const WITHIN_SAMPLE: ReadonlySet<Step> = new Set<Step>(['softmax', 'log-softmax', 'log', 'sigmoid']);

/**
 * Where the code applies softmax before a loss that applies it itself: what the second one gives for a sample, by the
 * names of the columns beside which it belongs. Undefined where the code does not, or the text does not tell.
 */
export function secondSoftmax(
    { question: { criterion, logits } }: Explanation,
    sample: number,
): ReadonlyMap<string, ClassNumbers> | undefined {
    if (criterion?.expects !== 'logits' || !criterion.steps.includes('softmax')) {
        return undefined;
    }
    const own = { data: classesOf(logits, sample), shape: [1, layoutOf(logits.shape).classes] };
    const given = criterion.steps.every(step => WITHIN_SAMPLE.has(step))
        ? numbersInLoss(criterion.steps, layoutOf(own.shape), own.data)
        : undefined;
    if (!given) {
        return undefined;
    }
    const { softmax, logSoftmax } = explainSoftmax({ data: given, shape: own.shape });
    return new Map([
        [softmaxColumn.name, (c: number) => softmax.data[c]!],
        [logSoftmaxColumn.name, (c: number) => logSoftmax.data[c]!],
    ]);
}

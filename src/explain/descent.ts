import { formatCount, formatNumber } from '../format/numbers';
import { explain } from '../diagnose/explanation';
import { gradientStep } from './explanation';
import type { Explanation } from '../diagnose/explanation';
import { t } from '../format/l10n';
import { shownLoss } from './whatIf';

/** Steps of gradient descent that were taken one after the other. */
export interface Descent {
    readonly steps: number;
    /** After the last of them. */
    readonly logits: Float64Array;
    /** Before the first, and after the last; of the sample in view where the loss is not reduced. */
    readonly before: number;
    readonly after: number;
}

/** Takes `steps` steps of gradient descent; undefined without a loss. Cost: an explanation for each step. */
export function descend(from: Explanation, learningRate: number, steps: number, sample: number): Descent | undefined {
    const before = shownLoss(from, sample);
    let at = from;
    for (let step = 0; step < steps; step++) {
        const data = gradientStep(at, learningRate);
        if (!data) {
            return undefined;
        }
        at = explain({ ...from.question, logits: { ...from.question.logits, data } });
    }
    const after = shownLoss(at, sample);
    return before === undefined || after === undefined
        ? undefined
        : { steps, logits: at.question.logits.data, before, after };
}

/** The steps before, if `next` goes on from where they ended, and the next. */
export const continued = (earlier: Descent | undefined, start: Float64Array, next: Descent): Descent =>
    earlier?.logits === start ? { ...next, steps: earlier.steps + next.steps, before: earlier.before } : next;

export const describeDescent = ({ steps, before, after }: Descent): string =>
    steps === 1
        ? t('One step of gradient descent: the loss went from {0} to {1}.', formatNumber(before), formatNumber(after))
        : t(
              '{0} steps of gradient descent: the loss went from {1} to {2}.',
              formatCount(steps),
              formatNumber(before),
              formatNumber(after),
          );

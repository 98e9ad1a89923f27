import { formatNumber } from '../format/numbers';
import type { Tensor } from '../math';
import { namedNumber } from '../model/namedNumber';
import type { Choices } from './choices';
import type { Explanation } from '../diagnose/explanation';
import { t } from '../format/l10n';

/** Whether a person chose anything on top of what the text says. */
export const isWhatIf = ({ targets = [], options = {}, temperature = 1, ...logits }: Partial<Choices>): boolean =>
    targets.length > 0 || Object.keys(options).length > 0 || temperature !== 1 || hasOtherLogits(logits);

/** Whether a person changed a logit. */
export const hasOtherLogits = ({ logits, changedLogits = [] }: Partial<Choices>): boolean =>
    logits !== undefined || changedLogits.length > 0;

/** A loss as the panel shows it: reduced, or that of the sample where there is one for each. */
export const lossOfSample = ({ data }: Tensor, sample: number): number => data[data.length === 1 ? 0 : sample]!;

/** The loss of an explanation as the panel shows it; undefined without one. */
export const shownLoss = ({ breakdown }: Explanation, sample: number): number | undefined =>
    breakdown && lossOfSample(breakdown.loss, sample);

/** What the loss was before a person changed something, beside what it is now. */
export function describeWas(before: number, now: number): string {
    const difference = now - before;
    if (Object.is(before, now) || difference === 0) {
        return t('was {0}: no change', formatNumber(before));
    }
    if (!Number.isFinite(difference)) {
        return t('was {0}', formatNumber(before));
    }
    return difference > 0
        ? t('was {0}, now {1} more', formatNumber(before), formatNumber(difference))
        : t('was {0}, now {1} less', formatNumber(before), formatNumber(-difference));
}

/** The logit that a person typed: `1.5`, `-2e3`, `inf`, `-Infinity`, `nan`; undefined for anything else. */
export function parseLogit(text: string): number | undefined {
    const typed = text.trim().replace(/^\u2212/, '-');
    return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(typed) ? Number(typed) : namedNumber(typed);
}

export const logitExpected = (): string => t('Enter a number, e.g. 1.5, 1e3, inf, -inf or nan.');

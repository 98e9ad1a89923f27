/** What leads from stage to stage, and what is left of a stage that is folded to one line. */
import type { ClassNumbers } from '../math';
import { reductionOf } from './explanation';
import type { Explanation, ReductionView } from './explanation';
import { className } from './labels';
import { t } from './l10n';
import type { Term } from './lit';
import { formatFactor, formatNumber } from '../format/numbers';
import type { SampleView } from './sampleView';

/** What is done to the numbers of a stage; `term` is the number that it brings along. */
export interface Operation {
    readonly text: string;
    readonly term?: Term;
}

export const operationToExp = ({ max }: SampleView): Operation => ({
    text: t('− max {0}, exp', formatNumber(max)),
    term: 'max',
});
export const operationToSoftmax = ({ sum }: SampleView): Operation => ({
    text: t('÷ sum {0}', formatNumber(sum)),
    term: 'sum',
});
export const operationToLogSoftmax = (): Operation => ({ text: 'ln' });
export const operationToNll = ({ target, weight }: SampleView): Operation => ({
    text: !target ? '−' : weight ? t('· weight · target, −') : t('· target, −'),
});
export const operationToReduction = ({ reduction }: ReductionView): Operation => ({
    text: reduction === 'none' ? t('not reduced') : t('sum over the samples'),
});
export const operationToGradient = (): Operation => ({ text: t('∂ loss / ∂ logit') });

/** Divided by the mean's denominator, where there is one. */
export function operationToLoss(explanation: Explanation): Operation {
    const { breakdown } = explanation;
    const reduction = breakdown && reductionOf(explanation, breakdown);
    return reduction && isReduced(reduction) && reduction.reduction === 'mean'
        ? { text: t('÷ denominator {0}', formatFactor(breakdown.denominator)), term: 'denominator' }
        : { text: '=' };
}

/**
 * Whether the way from the sample's loss to the loss has a stage of its own: of one unweighted sample both are the same
 * number.
 */
export const isReduced = ({ samples, weighted, reduction }: ReductionView): boolean =>
    samples > 1 || (weighted && reduction === 'mean');

/** The key number of a stage in one line. */
export const numberOfClass = (view: SampleView, c: number, numbers: ClassNumbers): string =>
    t('{0}: {1}', className(view, c), formatNumber(numbers(c)));
export const lossIs = (loss: number): string => t('loss: {0}', formatNumber(loss));
export const sumIs = (sum: number): string => t('sum: {0}', formatNumber(sum));

/** What leads from stage to stage, and what is left of a stage that is folded to one line. */
import { reductionOf, type Explanation, type ReductionView } from './explanation';
import { className } from './labels';
import { t } from './l10n';
import { formatExactly, formatNumber } from '../format/numbers';
import type { SampleView } from './sampleView';

/** The operations between the stages, with the numbers that they bring along. */
export const operationToExp = ({ max }: SampleView): string => t('− max {0}, exp', formatNumber(max));
export const operationToSoftmax = ({ sum }: SampleView): string => t('÷ sum {0}', formatNumber(sum));
export const operationToLogSoftmax = (): string => 'ln';
export const operationToNll = ({ target, weight }: SampleView): string =>
    (!target ? '−' : weight ? t('· target, · weight, −') : t('· target, −'));
export const operationToReduction = ({ reduction }: ReductionView): string => (reduction === 'none' ? t('not reduced') : t('sum over the samples'));
export const operationToGradient = (): string => '∂';

/** Into the loss: by the mean's denominator, where there is one. */
export function operationToLoss(explanation: Explanation): string {
    const { breakdown } = explanation;
    return breakdown && reductionOf(explanation, breakdown).reduction === 'mean' ? t('÷ denominator {0}', formatExactly(breakdown.denominator)) : '=';
}

/** Whether the way from the sample's loss to the loss has a stage of its own: of one unweighted sample both are the same number. */
export const isReduced = ({ samples, weighted, reduction }: ReductionView): boolean => samples > 1 || (weighted && reduction === 'mean');

/** The key number of a stage in one line. */
export const numberOfClass = (view: SampleView, c: number, values: Float64Array): string => t('{0}: {1}', className(view, c), formatNumber(values[c]!));

/** The number that a stage ends with: the loss of the sample, or of all. */
export const lossIs = (loss: number): string => t('loss: {0}', formatNumber(loss));

/** The loss; not reduced, it is one of many: that of the sample in view. */
export const lossInView = ({ breakdown }: Explanation, view: SampleView): number | undefined =>
    (breakdown?.loss.shape.length === 0 ? breakdown.loss.data[0] : view.loss);

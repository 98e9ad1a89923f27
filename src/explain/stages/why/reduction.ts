import { formatCount, formatFactor, formatNumber } from '../../../format/numbers';
import { reductionOf } from '../../explanation';
import { t } from '../../../format/l10n';
import type { Why } from '../stage';

export const why: Why = ({ explanation }) => {
    const { breakdown } = explanation;
    if (!breakdown) {
        return [];
    }
    const { reduction, samples, kept, weighted } = reductionOf(explanation, breakdown);
    switch (reduction) {
        case 'none':
            return [
                t(
                    "reduction='none' keeps one loss per sample, for your own weights or masks. backward() needs one number, so they must be reduced eventually.",
                ),
            ];
        case 'sum':
            return [
                t(
                    'A sum grows with the batch, and so does the gradient: twice the samples mean twice the step. The mean, {0}, does not.',
                    formatNumber(breakdown.meanLoss),
                ),
            ];
        case 'mean':
            return [
                t('Why a mean: the loss and its gradient step do not grow with the batch size.'),
                weighted
                    ? t(
                          'The mean divides by {0}, the sum of the weights of the targets, not by the number of samples, {1}: a sample with weight 2 counts as two samples in the numerator and the denominator.',
                          formatFactor(breakdown.denominator),
                          formatCount(kept),
                      )
                    : kept === samples
                      ? t('The mean divides by {0}, since no sample is ignored.', formatFactor(breakdown.denominator))
                      : t(
                            'The mean divides by {0}, not by {1}: ignored samples are in neither the numerator nor the denominator.',
                            formatFactor(breakdown.denominator),
                            formatCount(samples),
                        ),
            ];
    }
};

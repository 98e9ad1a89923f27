import { formatCount, formatFactor, formatNumber } from '../../../format/numbers';
import { reductionOf } from '../../explanation';
import { t } from '../../l10n';
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
                    "reduction='none' leaves a loss per sample, to be weighted or masked by hand. backward() needs one number, so they must be reduced at some time.",
                ),
            ];
        case 'sum':
            return [
                t(
                    'A sum grows with the batch, and so does the gradient: twice the samples are twice the step. The mean, {0}, does not.',
                    formatNumber(breakdown.meanLoss),
                ),
            ];
        case 'mean':
            return [
                t('Why a mean: the loss, and the step it leads to, keep their size whatever the size of the batch.'),
                weighted
                    ? t(
                          'It divides by {0}, the weights of the targets added up, not by the number of samples, {1}: a sample of weight 2 counts as two samples, above and below the line.',
                          formatFactor(breakdown.denominator),
                          formatCount(kept),
                      )
                    : kept === samples
                      ? t('It divides by {0}, since every sample counts.', formatFactor(breakdown.denominator))
                      : t(
                            'It divides by {0}, not by {1}: ignored samples count neither above nor below the line.',
                            formatFactor(breakdown.denominator),
                            formatCount(samples),
                        ),
            ];
    }
};

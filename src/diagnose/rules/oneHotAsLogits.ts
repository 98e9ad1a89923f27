import { t } from '../../format/l10n';
import { formatCount, formatNumber } from '../../format/numbers';
import { withoutBefore } from '../codeLines';
import { CROSS_ENTROPY_DOCS } from '../links';
import { asInText } from '../phrases';
import { everyRow, isOneHotRow } from '../rows';
import { rule } from '../rule';

/**
 * Labels or hard predictions in place of logits, by the code or by the numbers. A single row such as [1, 0, 0] may be
 * meant as it is: a warning only.
 */
export const oneHotAsLogits = rule({
    code: 'one-hot-as-logits',
    about: 'logits',
    detect({ layout, logits, criterion, form: { inLoss } }) {
        if (criterion.expects !== 'logits' || layout.classes < 2) {
            return undefined;
        }
        if (inLoss === 'indices') {
            return { by: 'argmax' } as const;
        }
        const unchanged = criterion.steps.every(step => step === 'reshape');
        return unchanged && inLoss === 'probabilities' && everyRow(layout, start => isOneHotRow(layout, logits, start))
            ? ({ by: 'numbers' } as const)
            : undefined;
    },
    severity: ({ by }, { layout: { samples } }) => (by === 'argmax' || samples > 1 ? 'error' : 'warning'),
    words({ by }, { criterion: { name }, layout: { classes } }) {
        if (by === 'argmax') {
            return [
                t(
                    'The code takes the argmax before {0}, which then receives class indices instead of scores, and no gradient flows back through them.',
                    name,
                ),
                asInText(),
            ];
        }
        const ifWrong = Math.log(Math.E + classes - 1);
        return [
            t('The logits of each sample are a single 1 and zeros: labels or predictions, not scores.'),
            t(
                'With {0} classes the loss is then {1} if the 1 is at the target and {2} if it is not, instead of 0 and infinity.',
                formatCount(classes),
                formatNumber(ifWrong - 1),
                formatNumber(ifWrong),
            ),
        ];
    },
    why: () => t('Predictions and labels carry no useful gradient, so the model cannot learn.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: (_, { criterion }) => withoutBefore(criterion, 'argmax'),
    // Without the argmax or the labels there is nothing in the code that would be the logits: no quick fix.
    place: ({ by }) => (by === 'argmax' ? 'logits' : 'numbers'),
});

import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { withoutBefore } from '../fixes';
import { argmaxInCode, oneHotAsLogits as message } from '../messages';
import { everyRow, isOneHotRow } from '../rows';

/**
 * Labels or hard predictions in place of logits, by the code or by the numbers. A single row such as [1, 0, 0] may be
 * meant as it is: a warning only.
 */
export function oneHotAsLogits({ layout, logits, criterion, given: { inLoss } }: Evidence): Evident | undefined {
    const { classes, samples } = layout;
    if (criterion.expects !== 'logits' || classes < 2) {
        return undefined;
    }
    if (inLoss === 'indices') {
        return {
            code: 'one-hot-as-logits',
            severity: 'error',
            says: argmaxInCode(criterion.name),
            fix: withoutBefore(criterion, 'argmax'),
        };
    }
    const unchanged = criterion.steps.every(step => step === 'reshape');
    if (!unchanged || inLoss !== 'probabilities' || !everyRow(layout, start => isOneHotRow(layout, logits, start))) {
        return undefined;
    }
    const ifWrong = Math.log(Math.E + classes - 1);
    return {
        code: 'one-hot-as-logits',
        severity: samples > 1 ? 'error' : 'warning',
        says: message(classes, ifWrong - 1, ifWrong),
        fix: withoutBefore(criterion, 'argmax'),
    };
}

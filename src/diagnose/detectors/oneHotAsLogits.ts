import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { oneHotAsLogits as message } from '../messages';
import { everyRow, isOneHotRow } from '../rows';

/** Labels or hard predictions in place of logits. A single row such as [1, 0, 0] may be meant as it is: a warning only. */
export function oneHotAsLogits({ layout, logits }: Evidence): Evident | undefined {
    const { classes, samples } = layout;
    if (classes < 2 || !everyRow(layout, start => isOneHotRow(layout, logits, start))) return undefined;
    const ifWrong = Math.log(Math.E + classes - 1);
    return {
        code: 'one-hot-as-logits', severity: samples > 1 ? 'error' : 'warning',
        message: message(classes, ifWrong - 1, ifWrong),
        fix: 'loss = nn.CrossEntropyLoss()(logits, target)  # the raw scores, before argmax and one_hot',
    };
}

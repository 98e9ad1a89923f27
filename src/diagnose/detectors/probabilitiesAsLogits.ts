import { explainCrossEntropy } from '../../math';
import { lossOf } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { probabilitiesAsLogits as message } from '../messages';
import { sumTolerance } from '../rounding';
import { everyRow, isOneHotRow, isProbabilityRow } from '../rows';

/**
 * Softmax before CrossEntropyLoss: every row in [0, 1] with sum 1, within what printing rounds away. One-hot rows
 * pass too, and have a finding of their own. An error, unless it rests on two numbers, which may add up to 1 by chance.
 */
export function probabilitiesAsLogits({ example, layout, logits, seen, dtype, breakdown, reduction }: Evidence): Evident | undefined {
    const { classes, samples } = layout;
    const tolerance = sumTolerance(classes, seen.decimals, dtype);
    if (classes < 2 || !everyRow(layout, start => isProbabilityRow(layout, logits, start, tolerance))) return undefined;
    if (everyRow(layout, start => isOneHotRow(layout, logits, start))) return undefined;
    const highest = Math.log(Math.E + classes - 1); // lse of a one-hot row, minus 0 or 1 at the target
    const onLogs = breakdown && explainCrossEntropy({ ...example, logits: { data: logits.map(Math.log), shape: layout.shape } });
    return {
        code: 'probabilities-as-logits',
        severity: samples * (classes - 1) > 1 ? 'error' : 'warning',
        message: message({
            samples, tolerance, classes, highest, lowest: highest - 1,
            ...breakdown && onLogs && { loss: lossOf(breakdown, reduction), lossOnLogs: lossOf(onLogs, reduction) },
        }),
        fix: 'loss = nn.CrossEntropyLoss()(logits, target)  # without softmax before it',
    };
}

import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { logProbabilitiesAsLogits as message } from '../messages';
import { logSumTolerance } from '../rounding';
import { everyRow, isLogProbabilityRow } from '../rows';

/** log_softmax before CrossEntropyLoss, which is harmless: log-softmax of log-probabilities is what they are. */
export function logProbabilitiesAsLogits({ layout, logits, seen, dtype }: Evidence): Evident | undefined {
    const tolerance = logSumTolerance(seen.decimals, dtype);
    if (layout.classes < 2 || !everyRow(layout, start => isLogProbabilityRow(layout, logits, start, tolerance))) return undefined;
    return {
        code: 'log-probabilities-as-logits', severity: 'info', message: message(tolerance),
        fix: 'loss = nn.NLLLoss()(log_probabilities, target)',
    };
}

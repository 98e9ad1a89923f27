import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { logProbabilitiesAsLogits as message, logSoftmaxInCode } from '../messages';
import { logSumTolerance } from '../rounding';

/**
 * log_softmax before CrossEntropyLoss, which is harmless: log-softmax of log-probabilities is what they are. By the
 * code, or by numbers of which none is above 0 and whose exponentials add up to 1 (`logSumTolerance`).
 */
export function logProbabilitiesAsLogits({
    given: { inText, inLoss },
    criterion,
    layout,
    seen,
    dtype,
}: Evidence): Evident | undefined {
    if (criterion.expects !== 'logits' || inLoss !== 'log-probabilities' || layout.classes < 2) {
        return undefined;
    }
    const byCode = criterion.steps.some(step => step === 'log-softmax' || step === 'softmax');
    // The logarithm of probabilities in the text is what CrossEntropyLoss should get.
    if (!byCode && inText !== 'log-probabilities') {
        return undefined;
    }
    return {
        code: 'log-probabilities-as-logits',
        severity: 'info',
        says: byCode ? logSoftmaxInCode(criterion.name) : message(logSumTolerance(seen.decimals, dtype)),
        ...(criterion.framework === 'torch' && { fix: 'loss = nn.NLLLoss()(log_probabilities, target)' }),
    };
}

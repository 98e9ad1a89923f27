import { startOf } from '../../math';
import { lossOf } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { onLogits } from '../fixes';
import { lossInCode, lossOfLogs } from '../lossInCode';
import { nllOnLogits, nllOnProbabilities } from '../messages';
import { logSumTolerance } from '../rounding';
import { firstThatFails, isLogProbabilityRow, rowSumOfExp } from '../rows';

/**
 * NLLLoss on numbers that are no log-probabilities, neither in the text nor after what the code does to them: logits,
 * or softmax without its logarithm.
 */
export function nllWithoutLog(evidence: Evidence): Evident | undefined {
    const {
        criterion,
        given: { inText, inLoss },
        layout,
        logits,
        breakdown,
        reduction,
        names,
        seen,
        dtype,
    } = evidence;
    if (
        criterion.expects !== 'log-probabilities' ||
        inLoss === 'log-probabilities' ||
        inLoss === 'indices' ||
        layout.classes < 2
    ) {
        return undefined;
    }
    const onTheNumbers = breakdown && lossOf(breakdown, reduction);
    const losses = { name: criterion.name, wrong: lossInCode(evidence) };
    if (inLoss !== 'logits') {
        const right = inText === 'probabilities' ? lossOfLogs(evidence) : onTheNumbers;
        return {
            code: 'nll-on-probabilities',
            severity: 'error',
            says: nllOnProbabilities({ ...losses, right }),
            fix: 'loss = nn.NLLLoss()(torch.log_softmax(logits, dim=1), target)',
        };
    }
    const tolerance = logSumTolerance(seen.decimals, dtype);
    const sample = firstThatFails(layout, start => isLogProbabilityRow(layout, logits, start, tolerance));
    return sample === undefined
        ? undefined
        : {
              code: 'nll-on-logits',
              severity: 'error',
              fix: onLogits(criterion),
              says: nllOnLogits(
                  { ...losses, right: onTheNumbers, sample, sum: rowSumOfExp(layout, logits, startOf(layout, sample)) },
                  names,
              ),
          };
}

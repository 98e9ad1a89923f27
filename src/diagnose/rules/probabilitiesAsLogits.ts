import { lossInCode, lossOfLogs } from '../lossInCode';
import { lossOf } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { withoutBefore } from '../fixes';
import { probabilitiesAsLogits as message, sigmoidInCode, softmaxInCode } from '../messages';
import { sumTolerance } from '../rounding';
import { everyRow, isOneHotRow } from '../rows';

/** What CrossEntropyLoss can give for numbers in [0, 1]: log(sum of exp) minus the target's number. */
function bandOf(classes: number, sumIsOne: boolean) {
    const [onlyTarget, allOthers] = [Math.log(Math.E + classes - 1), Math.log(1 + (classes - 1) * Math.E)];
    return { classes, lowest: onlyTarget - 1, highest: sumIsOne ? onlyTarget : allOthers };
}

/** The code says it: softmax or sigmoid stands before a loss that applies softmax. */
function inCode(evidence: Evidence): Evident | undefined {
    const {
        given: { inLoss },
        criterion: { steps, name },
        layout: { classes },
        breakdown,
        reduction,
    } = evidence;
    const softmax = inLoss === 'probabilities' && steps.includes('softmax');
    if (!softmax && inLoss !== 'squashed') {
        return undefined;
    }
    const losses = { name, wrong: lossInCode(evidence), right: breakdown && lossOf(breakdown, reduction) };
    return {
        code: 'probabilities-as-logits',
        severity: 'error',
        fix: withoutBefore(evidence.criterion, softmax ? 'softmax' : 'sigmoid'),
        says: softmax
            ? softmaxInCode({ ...losses, ...bandOf(classes, true) })
            : sigmoidInCode({ ...losses, ...bandOf(classes, false) }),
    };
}

/**
 * The numbers show it: every row in [0, 1] with sum 1, within what printing rounds away (`sumTolerance`). One-hot rows
 * pass too, and have a finding of their own. An error, unless it rests on two numbers, which may add up to 1 by chance.
 */
function inNumbers(evidence: Evidence): Evident | undefined {
    const {
        given: { inLoss },
        criterion,
        layout,
        logits,
        seen,
        dtype,
        breakdown,
        reduction,
    } = evidence;
    const { classes, samples } = layout;
    if (inLoss !== 'probabilities' || everyRow(layout, start => isOneHotRow(layout, logits, start))) {
        return undefined;
    }
    return {
        code: 'probabilities-as-logits',
        severity: samples * (classes - 1) > 1 ? 'error' : 'warning',
        says: message({
            samples,
            tolerance: sumTolerance(classes, seen.decimals, dtype),
            name: criterion.name,
            ...bandOf(classes, true),
            wrong: breakdown && lossOf(breakdown, reduction),
            right: lossOfLogs(evidence),
        }),
        fix: withoutBefore(criterion, 'softmax'),
    };
}

/** Softmax before CrossEntropyLoss. */
export function probabilitiesAsLogits(evidence: Evidence): Evident | undefined {
    return evidence.criterion.expects === 'logits' && evidence.layout.classes > 1
        ? (inCode(evidence) ?? inNumbers(evidence))
        : undefined;
}

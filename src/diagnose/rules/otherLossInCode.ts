import { lossOf } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { lossInCode } from '../lossInCode';
import { logarithmInCode, scaledInCode, takenAsProbabilities } from '../messages';
import type { Sentences } from '../messages';

function saidOf(evidence: Evidence): Sentences | undefined {
    const {
        criterion: { name, expects, steps },
        given: { inText, inLoss },
        breakdown,
        reduction,
    } = evidence;
    const losses = () => ({ name, wrong: breakdown && lossOf(breakdown, reduction), right: lossInCode(evidence) });
    if (steps.includes('softmax') || steps.includes('log-softmax')) {
        return undefined;
    } // as the stages do
    if (expects === 'probabilities' && inLoss === 'probabilities') {
        return takenAsProbabilities(losses());
    }
    if (expects !== 'probabilities' && inText === 'probabilities' && inLoss === 'log-probabilities') {
        return logarithmInCode(losses());
    }
    return expects === 'logits' && steps.includes('scale') && inLoss === 'logits' ? scaledInCode(name) : undefined;
}

/**
 * The code is right, but its loss is not CrossEntropyLoss of the numbers as they stand in the text, which is what the
 * stages show.
 */
export function otherLossInCode(evidence: Evidence): Evident | undefined {
    const says = evidence.layout.classes > 1 ? saidOf(evidence) : undefined;
    return says && { code: 'other-loss-in-code', severity: 'info', says };
}

import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { shapeMismatch as message } from '../messages';
import { describeRefusal } from '../refusal';
import { classAxis } from './classAxis';
import { targetDtype } from './targetDtype';
import { targetIsOneHotIntegers } from './targetIsOneHotIntegers';
import { targetOutOfRange } from './targetOutOfRange';

const explained = [targetOutOfRange, targetIsOneHotIntegers, targetDtype, classAxis];

/**
 * The line that mends a shape, where the shapes tell which: a target of (N, 1), or one position after the other in (N *
 * S).
 */
function fixOf({ layout: { shape, samples }, target }: Evidence): string | undefined {
    const [n, one] = target.shape;
    if (shape.length === 2 && target.shape.length === 2 && n === shape[0] && one === 1) {
        return 'loss = nn.CrossEntropyLoss()(logits, target.squeeze(1))';
    }
    if (shape.length === 3 && target.shape.length === 1 && n === shape[0]! * shape[1]!) {
        return 'loss = nn.CrossEntropyLoss()(logits.reshape(-1, logits.size(-1)), target)';
    }
    return shape.length > 2 && target.shape.length === 1 && n === samples
        ? 'loss = nn.CrossEntropyLoss()(logits, target.view(logits.size(0), *logits.shape[2:]))'
        : undefined;
}

/** Whatever else torch refuses: in its own words, and in plain ones. */
export function shapeMismatch(evidence: Evidence): Evident | undefined {
    const { refusal } = evidence;
    if (!refusal || explained.some(detect => detect(evidence))) {
        return undefined;
    }
    const fix = fixOf(evidence);
    return {
        code: 'shape-mismatch',
        severity: 'error',
        says: message(refusal.torchMessage, describeRefusal(refusal)),
        ...(fix !== undefined && { fix }),
    };
}

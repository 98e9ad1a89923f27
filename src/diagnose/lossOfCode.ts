import { gatherEvidence } from './evidence';
import type { Explanation } from './explanation';
import { lossInCode } from './lossInCode';
import { singleLoss } from './singleLoss';

/** Larger than what float32 and printing take from a loss. */
const APART = 1e-4;

/**
 * The loss that the code computes, where that is another one than the CrossEntropyLoss of the logits: it applies a
 * softmax before it, or calls another loss. Undefined where it is the same, or the text does not tell. Linear in the
 * example.
 */
export function lossOfCode({ question, breakdown }: Explanation): number | undefined {
    const { criterion, logits, target, options = {} } = question;
    if (!criterion || !target || !breakdown) {
        return undefined;
    }
    const loss = lossInCode(gatherEvidence({ logits, target, options }, breakdown, question));
    return loss !== undefined && Math.abs(loss - singleLoss(breakdown)) > APART ? loss : undefined;
}

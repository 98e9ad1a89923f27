import { isOfMisfit } from '../diagnose';
import type { Finding } from '../diagnose';
import { onlyMoves } from '../model/criterion';
import type { Explanation } from './explanation';
import { blockedInCode, receivedInCode, reshapedInCode, targetMisfit } from './sentences';

/** How the code makes what the loss receives, where that is not the array as it stands in the text. */
export const receivedNotice = ({
    question: { received, blocked, criterion, logits },
}: Explanation): string | undefined =>
    received && criterion ? receivedInCode(criterion.name, received, logits.shape) : blocked && blockedInCode(blocked);

/** That something in the text does not fit as the target, unless a finding says more. */
export function misfitNotice(
    { question: { misfit, target, logits, criterion } }: Explanation,
    findings: readonly Finding[],
): string | undefined {
    if (!misfit || target || findings.some(isOfMisfit)) {
        return undefined;
    }
    return criterion?.steps.some(onlyMoves)
        ? reshapedInCode(criterion.name, logits.shape)
        : targetMisfit(misfit.shape, logits.shape);
}

import { isOfMisfit } from '../diagnose/finding';
import type { Finding } from '../diagnose/finding';
import { onlyMoves } from '../model/criterion';
import type { Explanation } from '../diagnose/explanation';
import { columnsRead } from './columns';
import { blockedInCode, receivedInCode, reshapedInCode, someClassesOnly, targetMisfit } from './sentences';

/** How the code makes what the loss receives, where that is not the array as it stands in the text. */
export const receivedNotice = ({
    question: { received, blocked, criterion, logits },
}: Explanation): string | undefined =>
    received && criterion ? receivedInCode(criterion.name, received, logits.shape) : blocked && blockedInCode(blocked);

/** Which columns of the table are not among the logits, and why. */
export const columnsNotice = ({ question }: Explanation): string | undefined => columnsRead(question);

/** That there are more classes than those in the text. */
export const partialNotice = ({ question: { isPartial } }: Explanation): string | undefined =>
    isPartial ? someClassesOnly() : undefined;

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

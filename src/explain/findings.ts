import { isOfMisfit } from '../diagnose';
import type { Finding } from '../diagnose';
import type { Explanation } from './explanation';
import { reshapedInCode, targetMisfit } from './sentences';

export { findingsOf } from '../diagnose';

/** That something in the text does not fit as the target, unless a finding says more. */
export function misfitNotice(
    { question: { misfit, target, logits, criterion } }: Explanation,
    findings: readonly Finding[],
): string | undefined {
    if (!misfit || target || findings.some(isOfMisfit)) {
        return undefined;
    }
    return criterion?.steps.includes('reshape')
        ? reshapedInCode(criterion.name, logits.shape)
        : targetMisfit(misfit.shape, logits.shape);
}

import type { CodeEvidence } from '../codeEvidence';
import type { Finding } from '../finding';
import { allIgnoredInCode } from './allIgnored';
import { argmaxBefore } from './argmaxBefore';
import { misused } from './misused';
import { nllOnSoftmax } from './nllOnSoftmax';
import { nllWithoutLogSoftmax } from './nllWithoutLogSoftmax';
import { oneClass } from './oneClass';
import { oneHotIntegers } from './oneHotIntegers';
import { integerTarget, shapeRules } from './shapes';
import { softmaxInCode } from './softmaxInCode';
import { targetRange } from './targetRange';
import { weightLength } from './weightLength';

/** What code proves without any number; each fires on evidence only. */
const codeRules = [
    misused,
    ...shapeRules,
    integerTarget,
    weightLength,
    targetRange,
    oneHotIntegers,
    oneClass,
    allIgnoredInCode,
    softmaxInCode,
    argmaxBefore,
    nllWithoutLogSoftmax,
    nllOnSoftmax,
] as const;

/** What is wrong with a call of a loss by its code alone, one of each kind. */
export function findingsOfCode(evidence: CodeEvidence): readonly Finding[] {
    const found = codeRules.flatMap(({ find }): readonly Finding[] => {
        const one = find(evidence);
        return one ? [one] : [];
    });
    return found.filter(({ code }, index) => found.findIndex(other => other.code === code) === index);
}

import type { CodeEvidence } from '../codeEvidence';
import type { Finding } from '../finding';
import { allIgnoredInCode } from './allIgnored';
import { argmaxBefore } from './argmaxBefore';
import { misused } from './misused';
import { probabilitiesExpectedInCode } from './probabilitiesExpectedInCode';
import { sparseOrOneHot } from './sparseOrOneHot';
import { nllOnSoftmax } from './nllOnSoftmax';
import { nllWithoutLogSoftmax } from './nllWithoutLogSoftmax';
import { oneClass } from './oneClass';
import { oneHotIntegers } from './oneHotIntegers';
import { integerTarget, shapeRules } from './shapes';
import { softmaxInCode } from './softmaxInCode';
import { targetRange } from './targetRange';
import { weightLength } from './weightLength';

/** What code proves without any number; each fires on evidence only. Shapes and types are those that torch takes. */
const torchRules = [
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

/** What is wrong in the other libraries, too, and what only Keras gets wrong. */
const otherRules = [misused, softmaxInCode, argmaxBefore, probabilitiesExpectedInCode, sparseOrOneHot] as const;

/** What is wrong with a call of a loss by its code alone, one of each kind. */
export function findingsOfCode(evidence: CodeEvidence): readonly Finding[] {
    const rules = evidence.criterion.framework === 'torch' ? torchRules : otherRules;
    const found = rules.flatMap(({ find }): readonly Finding[] => {
        const one = find(evidence);
        return one ? [one] : [];
    });
    return found.filter(({ code }, index) => found.findIndex(other => other.code === code) === index);
}

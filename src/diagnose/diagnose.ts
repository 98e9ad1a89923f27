import type { CrossEntropyBreakdown, CrossEntropyExample, CrossEntropyInputError } from '../math';
import { gatherEvidence, hasLogits } from './evidence';
import type { Finding } from './finding';
import type { Severity } from './rule';
import { rules } from './rules';
import { shapeMismatch } from './rules/shapeMismatch';
import type { TextFacts } from './textFacts';

/** All that can be said of logits which torch refuses for what they are. */
const withoutLogits = [shapeMismatch] as const;

const order: { readonly [S in Severity]: number } = { error: 0, warning: 1, info: 2 };

/**
 * What is wrong with a loss, and the evidence; nothing where nothing is. Errors first. Linear in the example.
 *
 * @param outcome What `explainCrossEntropy(example)` gave or threw.
 * @param text What the text told besides the numbers: the decimals of the logits, the target's dtype, the loss that the
 * code calls.
 */
export function diagnose(
    example: CrossEntropyExample,
    outcome: CrossEntropyBreakdown | CrossEntropyInputError,
    text: TextFacts = {},
): readonly Finding[] {
    const evidence = gatherEvidence(example, outcome, text);
    const found: readonly Finding[] = (hasLogits(evidence) ? rules : withoutLogits).flatMap(
        rule => rule.find(evidence) ?? [],
    );
    return found
        .filter(({ about }) => about !== 'level' || found.every(isHarmless))
        .toSorted((a, b) => order[a.severity] - order[b.severity]);
}

/** Whether the loss is that of the model all the same. */
const isHarmless = ({ severity, code }: Finding): boolean => severity === 'info' && code !== 'other-loss-in-code';

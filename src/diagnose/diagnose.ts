import type { CrossEntropyBreakdown, CrossEntropyExample, CrossEntropyInputError } from '../math';
import { atOnce } from '../model/turns';
import { gatherEvidence, hasLogits } from './evidence';
import type { Finding } from './finding';
import type { Severity } from './rule';
import { rules } from './rules';
import { shapeMismatch } from './rules/shapeMismatch';
import type { TextFacts } from './textFacts';

/** All that can be said of logits which torch refuses for what they are. */
const withoutLogits = [shapeMismatch] as const;

const order: { readonly [S in Severity]: number } = { error: 0, warning: 1, info: 2 };

/** See `diagnosing`. */
export const diagnose = (...given: Parameters<typeof diagnosing>): readonly Finding[] => atOnce(diagnosing(...given));

/**
 * What is wrong with a loss, and the evidence; nothing where nothing is. Errors first. Linear in the example, with a
 * pause after each rule.
 *
 * @param outcome What `explainCrossEntropy(example)` gave or threw.
 * @param text What the text told besides the numbers: the decimals of the logits, the target's dtype, the loss that the
 * code calls.
 */
export function* diagnosing(
    example: CrossEntropyExample,
    outcome: CrossEntropyBreakdown | CrossEntropyInputError,
    text: TextFacts = {},
): Generator<void, readonly Finding[]> {
    const evidence = gatherEvidence(example, outcome, text);
    const found: Finding[] = [];
    for (const rule of hasLogits(evidence) ? rules : withoutLogits) {
        yield;
        const finding = rule.find(evidence);
        if (finding) {
            found.push(finding);
        }
    }
    return found
        .filter(({ about }) => about !== 'level' || found.every(isHarmless))
        .toSorted((a, b) => order[a.severity] - order[b.severity]);
}

/** Whether the loss is that of the model all the same. */
const isHarmless = ({ severity, code }: Finding): boolean => severity === 'info' && code !== 'other-loss-in-code';

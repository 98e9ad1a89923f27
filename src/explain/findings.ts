import { diagnose, type Finding, type FindingCode } from '../diagnose';
import { DEFAULT_IGNORE_INDEX, layoutOf, explainCrossEntropy, type CrossEntropyExample } from '../math';
import type { Explanation } from './explanation';

/** What can be said of logits before there is a target. */
const OF_LOGITS: ReadonlySet<FindingCode> = new Set(
    ['probabilities-as-logits', 'log-probabilities-as-logits', 'one-hot-as-logits', 'single-logit', 'non-finite', 'naive-underflow']);

/** What is wrong with the loss, errors first; nothing where nothing is. Linear in the example. */
export function findingsOf({ question, breakdown, refusal }: Explanation): readonly Finding[] {
    const { logits, target, options = {}, decimals, targetDtype } = question;
    const seen = { ...(decimals !== undefined && { decimals }), ...(targetDtype !== undefined && { targetDtype }) };
    const outcome = breakdown ?? refusal;
    if (target && outcome) {
        return diagnose({ logits, target, options }, outcome, seen);
    }
    if (refusal) {
        return [];
    }
    const example = withoutTargets(logits);
    return diagnose(example, explainCrossEntropy(example), seen).filter(({ code }) => OF_LOGITS.has(code));
}

/** The logits with every target left out. */
function withoutTargets(logits: CrossEntropyExample['logits']): CrossEntropyExample {
    const { samples, sampleShape } = layoutOf(logits.shape);
    return { logits, target: { kind: 'index', data: new Int32Array(samples).fill(DEFAULT_IGNORE_INDEX), shape: sampleShape } };
}

import type { CalledLoss } from '../context';
import { softmaxBefore } from './edits';
import { isToRaise } from '../python/raises';
import type { Finding, FindingCode } from '../diagnose';
import { explain } from '../explain/explanation';
import { findingsOf } from '../explain/findings';
import { fixesOf } from './fixes';
import { firstLine, placeOfFinding } from './places';
import type { Problem } from './problem';
import { misfitQuestion, questionOf } from './question';

/**
 * What is wrong with the numbers in themselves, if they are logits: nothing of it where a loss takes something else.
 */
const ABOUT_LOGITS: ReadonlySet<FindingCode> = new Set([
    'probabilities-as-logits',
    'log-probabilities-as-logits',
    'one-hot-as-logits',
    'single-logit',
    'naive-underflow',
    'chance-level',
]);
/** What a misfitting target is for. */
const ABOUT_SHAPES: ReadonlySet<FindingCode> = new Set(['class-axis', 'shape-mismatch']);

/**
 * What is wrong with a call of a loss of PyTorch, errors first. Only what the call itself proves: its logits, and its
 * target and options where it has them, are in the text. Other libraries have other rules for types and axes, and a
 * test may want the error.
 */
export function problemsOfCall(called: CalledLoss): readonly Problem[] {
    const {
        program: { source },
        call: { node },
        context: { criterion },
    } = called;
    if (criterion?.framework !== 'torch' || isToRaise(source, node)) {
        return [];
    }
    const takesLogits = criterion.expects === 'logits';
    const callSpan = { start: node.from, end: node.to };
    return findingsOfCall(called)
        .filter(({ code }) => takesLogits || !ABOUT_LOGITS.has(code))
        .map(found => {
            const finding = assured(found, called);
            const at = firstLine(source, placeOfFinding(finding, called));
            const inside = at.start >= callSpan.start && at.end <= callSpan.end;
            return {
                finding,
                at,
                ...(!inside && { call: firstLine(source, callSpan) }),
                fixes: fixesOf(finding, called),
            };
        });
}

/** Two numbers may add up to 1 by chance, but not where the code says softmax. */
const assured = (finding: Finding, called: CalledLoss): Finding =>
    finding.code === 'probabilities-as-logits' && softmaxBefore(called) ? { ...finding, severity: 'error' } : finding;

function findingsOfCall(called: CalledLoss): readonly Finding[] {
    const misfit = misfitQuestion(called);
    return misfit
        ? [
              ...findingsOf(explain(misfit)).filter(({ code }) => ABOUT_SHAPES.has(code)),
              ...findingsOf(explain(questionOf(called))),
          ]
        : findingsOf(explain(questionOf(called)));
}

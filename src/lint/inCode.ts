import type { CalledLoss } from '../context';
import { explain, findingsOf } from '../diagnose';
import type { Finding } from '../diagnose';
import { isToRaise } from '../python/raises';
import { isOwnLoss, misfitQuestion, questionOf } from './calledLoss';
import { fixesOf } from './fixes';
import { firstLine, placeInCode } from './places';
import type { Problem } from './problem';

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
    const callSpan = { start: node.from, end: node.to };
    return findingsOfCall(called).map(finding => {
        const at = firstLine(source, placeInCode(finding, called));
        const inside = at.start >= callSpan.start && at.end <= callSpan.end;
        return {
            finding,
            at,
            ...(!inside && { call: firstLine(source, callSpan) }),
            fixes: fixesOf(finding, called),
        };
    });
}

function findingsOfCall(called: CalledLoss): readonly Finding[] {
    const misfit = misfitQuestion(called);
    const ofShapes = misfit ? findingsOf(explain(misfit)).filter(({ about }) => about === 'shapes') : [];
    const explanation = explain(questionOf(called));
    const takesLogits = called.context.criterion?.expects === 'logits';
    const isOwn = isOwnLoss(called, explanation);
    return [
        ...ofShapes,
        ...findingsOf(explanation).filter(
            ({ about }) => (about !== 'logits' || takesLogits) && (about !== 'level' || isOwn),
        ),
    ];
}

import type { CalledLoss, LossInCode, OutlinedLoss } from '../context';
import { explain, findingsOf, findingsOfCode } from '../diagnose';
import type { Finding } from '../diagnose';
import type { Span } from '../model/span';
import { evaluate } from '../python/evaluate';
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
    return findingsOfCall(called).map(finding => problem(finding, called));
}

function problem(finding: Finding, called: LossInCode & { readonly array?: Span }): Problem {
    const {
        program: { source },
        call: { node },
    } = called;
    const callSpan = { start: node.from, end: node.to };
    const at = firstLine(source, placeInCode(finding, called));
    const inside = at.start >= callSpan.start && at.end <= callSpan.end;
    return { finding, at, ...(!inside && { call: firstLine(source, callSpan) }), fixes: fixesOf(finding, called) };
}

/** What is wrong with a call of a loss by its code alone, whether or not the text holds its numbers. */
export function problemsOfCode(coded: OutlinedLoss): readonly Problem[] {
    const {
        program: { source },
        call: { node },
        context: { criterion, options, unresolved = [] },
        outlines,
    } = coded;
    if (!criterion || isToRaise(source, node)) {
        return [];
    }
    const unknown = [...unresolved.map(({ what }) => what), ...(isInputOpen(coded) ? (['criterion'] as const) : [])];
    const found = findingsOfCode({ criterion, options, unknown, ...outlines });
    return found.map(finding => problem(finding, coded));
}

/** Whether the code says what the loss expects, but not in the text: `from_logits=flag`. */
function isInputOpen({ program, call: { options } }: OutlinedLoss): boolean {
    const said = options.get('from_logits');
    return said !== undefined && evaluate(program, said)?.kind !== 'tensor';
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

/** What is wrong with the calls of a text: what the numbers prove, then what the code alone does; each once. */
export function allProblems(calls: readonly CalledLoss[], outlined: readonly OutlinedLoss[]): readonly Problem[] {
    const told = new Set<string>();
    const isNew = ({ finding: { code }, at }: Problem, node: number): boolean => {
        const keys = [`${code} ${at.start} ${at.end}`, `${code} of ${node}`];
        const isTold = keys.some(key => told.has(key));
        keys.forEach(key => told.add(key));
        return !isTold;
    };
    const each = (loss: LossInCode, problems: readonly Problem[]): readonly Problem[] =>
        problems.filter(one => isNew(one, loss.call.node.from));
    return [
        ...calls.flatMap(call => each(call, problemsOfCall(call))),
        ...outlined.flatMap(loss => each(loss, problemsOfCode(loss))),
    ];
}

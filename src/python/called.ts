/** Which function of a library a call runs, and with what, also under another name or behind `functools.partial`. */
import type { SyntaxNode } from '@lezer/common';
import { calleeOf } from './callees';
import { joined } from './functions';
import { resolved } from './program';
import type { Program } from './program';
import { argumentsOf, unpacks, unwrapped } from './syntax';
import type { Argument } from './syntax';

export interface Called {
    /** The last part of its name: `softmax`. */
    readonly name: string;
    /** The object of a method call. */
    readonly object?: SyntaxNode;
    readonly given: readonly Argument[];
    /** The program in which the arguments stand. */
    readonly program: Program;
}

/** So many names may stand for one another. */
const MAX_STEPS = 8;

/** What a call calls; undefined where the text defines it itself, or does not tell. */
export function calledBy(program: Program, call: SyntaxNode): Called | undefined {
    const called = call.firstChild && unwrapped(call.firstChild);
    if (!called) {
        return undefined;
    }
    const given = argumentsOf(program.source, call);
    const method = calleeOf(program, called);
    return functionMeant(program, called, given) ?? (method && { ...method, given, program });
}

/**
 * The function of a library that an expression stands for: `soft` of `soft = F.softmax`, `self.act` of
 * `self.act = partial(F.softmax, dim=-1)`; with what it gets before `arguments_`, too.
 */
export function functionMeant(
    start: Program,
    expression: SyntaxNode,
    arguments_: readonly Argument[] = [],
): Called | undefined {
    let [node, program, given] = [unwrapped(expression), start, arguments_];
    for (let step = 0; step < MAX_STEPS; step++) {
        const isCall = node.name === 'CallExpression';
        const callee = isCall ? undefined : calleeOf(program, node);
        if (callee && !callee.object) {
            return { ...callee, given, program: joined(start, program) };
        }
        const [first, ...bound] = isCall ? partialOf(program, node) : [];
        const next = first ? { node: first.value, program } : isCall ? undefined : resolved(program, node);
        if (!next) {
            return undefined;
        }
        given = [...bound, ...given];
        [node, program] = [unwrapped(next.node), next.program];
    }
    return undefined;
}

/** The function, and what it gets already, of `partial(F.softmax, dim=-1)`; empty for other calls. */
function partialOf(program: Program, call: SyntaxNode): readonly Argument[] {
    const callee = call.firstChild ? calleeOf(program, unwrapped(call.firstChild)) : undefined;
    const given = argumentsOf(program.source, call);
    const isPartial = callee?.name === 'partial' && !callee.object && !unpacks(call);
    return isPartial && given[0]?.name === undefined ? given : [];
}

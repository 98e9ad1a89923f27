import type { SyntaxNode } from '@lezer/common';
import { calleeOf, libraryName } from '../../python/callees';
import type { Program } from '../../python/program';
import { scopeAt } from '../../python/scopes';
import type { Scope } from '../../python/scopes';
import {
    argumentsOf,
    bindArguments,
    childrenOf,
    dottedName,
    memberOf,
    textOf,
    unpacks,
    unwrapped,
} from '../../python/syntax';
import { lossCalls } from './calls';
import type { LossCall } from './lossCall';
import { lossNamed } from './losses';

/** Where a program is stopped: the place in its text, and the function that it is in. */
export interface Stop {
    readonly program: Program;
    readonly scope: Scope;
    readonly at: number;
}

/** A call that computes a loss, or does if what it calls is a criterion, in the function that is stopped. */
export interface StoppedCall {
    readonly call: LossCall;
    /** What is called, where that is an object whose options a debugger can tell. */
    readonly criterion?: string;
    /** Only the debugger can tell whether the object is a criterion: the text does not say it. */
    readonly isOpen: boolean;
    /** The expressions in it whose values make it up: names, attributes and entries, no call. */
    readonly expressions: readonly string[];
}

/** More expressions of one call are not asked for. */
const MAX_EXPRESSIONS = 16;
/** More calls of one function are not looked at. */
const MAX_CALLS = 50;

export const stopAt = (program: Program, at: number): Stop => ({ program, scope: scopeAt(program.module, at), at });

/** The calls of a loss in the function that is stopped, in the order of the text. */
export function stoppedCalls({ program, scope }: Stop): readonly StoppedCall[] {
    const isHere = (node: SyntaxNode): boolean => scopeAt(program.module, node.from) === scope;
    const known = lossCalls(program).filter(({ node }) => isHere(node) && !unpacks(node));
    const starts = new Set(known.map(({ node }) => node.from));
    const calls = known.map(call => withExpressions(program, call, isHere, false));
    program.tree.iterate({
        from: scope.from,
        to: scope.to,
        enter({ name, node }) {
            if (name === 'CallExpression' && !starts.has(node.from) && isHere(node) && calls.length < MAX_CALLS) {
                const open = openCall(program, node);
                if (open) {
                    calls.push(withExpressions(program, open, isHere, true));
                }
            }
        },
    });
    return calls.sort((a, b) => a.call.node.from - b.call.node.from);
}

/** `criterion(logits, labels)`, where the text does not say what `criterion` is. */
function openCall(program: Program, node: SyntaxNode): LossCall | undefined {
    const callee = node.firstChild && unwrapped(node.firstChild);
    const signature = lossNamed('CrossEntropyLoss', undefined);
    const bound = bindArguments(argumentsOf(program.source, node), ['input', 'target']);
    const [logits, target] = [bound.get('input'), bound.get('target')];
    return callee && signature && logits && target && !unpacks(node) && isPlain(program, callee)
        ? { program, node, name: 'CrossEntropyLoss', signature, maker: node, options: new Map(), logits, target }
        : undefined;
}

function withExpressions(
    program: Program,
    call: LossCall,
    isHere: (node: SyntaxNode) => boolean,
    isOpen: boolean,
): StoppedCall {
    const callee = call.node.firstChild && unwrapped(call.node.firstChild);
    const criterion =
        callee && call.signature.framework === 'torch' && call.signature.kind === 'class' && isPlain(program, callee)
            ? textOf(program.source, callee)
            : undefined;
    const options = [...call.options.values()].filter(isHere);
    const parts = [call.logits, call.target, ...options].filter(node => node !== undefined);
    const expressions = new Set(parts.flatMap(node => plainIn(program, node)));
    return {
        call,
        ...(criterion !== undefined && { criterion }),
        isOpen,
        expressions: [...expressions].slice(0, MAX_EXPRESSIONS),
    };
}

/** `logits`, `self.weight`, `batch['labels']`, `outputs[0]`: what can be asked for without running the program. */
export function isPlain(program: Program, expression: SyntaxNode): boolean {
    const node = unwrapped(expression);
    if (dottedName(program.source, node) !== undefined) {
        return libraryName(program, node) === undefined && !isFunction(program, node);
    }
    if (node.name !== 'MemberExpression' || !node.firstChild) {
        return false;
    }
    if (memberOf(program.source, node)) {
        return isPlain(program, node.firstChild);
    }
    const [, open, key, close] = childrenOf(node);
    const isConstant =
        key !== undefined && /^(?:-?\d{1,9}|[ru]?(?:'[^'\\\n]*'|"[^"\\\n]*"))$/i.test(textOf(program.source, key));
    return open?.name === '[' && close?.name === ']' && isConstant && isPlain(program, node.firstChild);
}

/** A name that the text defines as a function or class, or imports: it has no numbers. */
function isFunction(program: Program, node: SyntaxNode): boolean {
    const callee = node.name === 'VariableName' ? calleeOf(program, node) : undefined;
    return callee?.module !== undefined;
}

/** The largest plain expressions in an expression; what is only called is none. */
function plainIn(program: Program, expression: SyntaxNode): readonly string[] {
    const node = unwrapped(expression);
    if (isPlain(program, node)) {
        return [textOf(program.source, node)];
    }
    switch (node.name) {
        case 'CallExpression': {
            const callee = node.firstChild && unwrapped(node.firstChild);
            const object = callee && memberOf(program.source, callee)?.object;
            return [
                ...(object && libraryName(program, callee) === undefined ? plainIn(program, object) : []),
                ...argumentsOf(program.source, node).flatMap(({ value }) => plainIn(program, value)),
            ];
        }
        case 'LambdaExpression':
        case 'ComprehensionExpression':
        case 'ArrayComprehensionExpression':
        case 'SetComprehensionExpression':
        case 'DictionaryComprehensionExpression':
        case 'String':
        case 'FormatString':
            return [];
        case 'MemberExpression':
            return memberOf(program.source, node) && node.firstChild
                ? plainIn(program, node.firstChild)
                : childrenOf(node).flatMap(child => plainIn(program, child));
        default:
            return childrenOf(node).flatMap(child => plainIn(program, child));
    }
}

/**
 * A name in an expression that gets another value between the stop and the call, so that the call does not receive what
 * it holds now: which, and where it is set.
 */
export function setBetween(
    { scope, at }: Stop,
    { node }: LossCall,
    expressions: readonly string[],
): { readonly name: string; readonly at: number } | undefined {
    const [start, end] = at <= node.from ? [at, node.from] : [node.to, at];
    for (const expression of expressions) {
        for (const name of namesOf(expression)) {
            const binding = scope.bindings.get(name)?.find(bound => bound.at >= start && bound.at <= end);
            if (binding) {
                return { name, at: binding.at };
            }
        }
    }
    return undefined;
}

/** `self`, `self.head`, `self.head.weight` of the last. */
function namesOf(expression: string): readonly string[] {
    const parts = (/^[\w.]+/.exec(expression)?.[0] ?? '').split('.');
    return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

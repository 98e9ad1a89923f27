import type { SyntaxNode } from '@lezer/common';
import type { Program } from '../../python/program';
import { scopeAt } from '../../python/scopes';
import { textOf } from '../../python/syntax';
import { isPlain, stoppedCalls } from './stoppedCalls';
import type { Stop } from './stoppedCalls';

/** What a person wants to have explained of a stopped program. */
export type StopQuestion =
    | {
          readonly kind: 'expression';
          readonly expression: string;
          /** Whether it is a name, attribute or entry, and so no more than a look at the program. */
          readonly isPlain: boolean;
      }
    /** A call of a loss: its text, and about where it begins. */
    | { readonly kind: 'call'; readonly text: string; readonly near: number };

/**
 * What a place in the function that is stopped means: the name, attribute or entry there, or a call of a loss around
 * it. Undefined for any other place.
 */
export function askedAt(stop: Stop, offset: number): StopQuestion | undefined {
    const { program, scope } = stop;
    const { source, tree, module } = program;
    if (scopeAt(module, offset) !== scope) {
        return undefined;
    }
    const name = [tree.resolveInner(offset, 1), tree.resolveInner(offset, -1)].find(({ name }) =>
        /^(?:VariableName|PropertyName|self)$/.test(name),
    );
    const around = name?.name === 'PropertyName' ? name.parent : name;
    const calls = stoppedCalls(stop).map(({ call }) => call);
    const isCalled = around?.parent?.name === 'CallExpression' && around.parent.firstChild?.from === around.from;
    if (around && !isCalled && isPlain(program, around)) {
        return { kind: 'expression', expression: textOf(source, whole(program, around)), isPlain: true };
    }
    const call = calls.findLast(({ node }) => node.from <= offset && offset <= node.to);
    return call && { kind: 'call', text: textOf(source, call.node), near: call.node.from };
}

/** `batch['logits']`, where its name is pointed at. */
function whole(program: Program, node: SyntaxNode): SyntaxNode {
    const { parent } = node;
    const isEntry = parent?.firstChild?.from === node.from && parent.lastChild?.name === ']';
    return isEntry && isPlain(program, parent) ? parent : node;
}

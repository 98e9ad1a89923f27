import type { SyntaxNode } from '@lezer/common';
import { follow, isLiteralOf } from '../../python/follow';
import type { Program } from '../../python/program';
import { argumentsOf, memberOf, textOf, unwrapped } from '../../python/syntax';
import type { NumericArray } from '../../read';
import type { Blocked } from '../types';
import type { LossCall } from './lossCall';

/** So many steps that are not known may lie on the way. */
const MAX_STEPS = 4;

/**
 * The call that gets what a step that cannot be followed makes of the array, and the last such step. Undefined where no
 * call does.
 */
export function blockedCall(calls: readonly LossCall[], array: NumericArray): Blocked | undefined {
    for (const { program, logits, name } of calls) {
        const step = logits && stepBefore(program, logits, array, 0);
        if (step) {
            return { loss: name, step: nameOf(program.source, step), at: step.from };
        }
    }
    return undefined;
}

/** Where the way from an expression to the array ends, if it leads on to the array from there. */
function stepBefore(
    start: Program,
    expression: SyntaxNode,
    array: NumericArray,
    depth: number,
): SyntaxNode | undefined {
    const { node, program, stopped } = follow(start, expression, at => isLiteralOf(start.source, at, array));
    if (stopped || depth === MAX_STEPS || node.name !== 'CallExpression' || !node.firstChild) {
        return undefined;
    }
    const object = memberOf(program.source, unwrapped(node.firstChild))?.object;
    const inputs = [...(object ? [object] : []), ...argumentsOf(program.source, node).map(({ value }) => value)];
    const leads = (input: SyntaxNode): boolean =>
        follow(program, input, at => isLiteralOf(program.source, at, array)).stopped ||
        stepBefore(program, input, array, depth + 1) !== undefined;
    return inputs.some(leads) ? node : undefined;
}

/** `normalise` of `normalise(x)`, `scatter` of `x.scatter(...)`. */
function nameOf(source: string, call: SyntaxNode): string {
    const callee = unwrapped(call.firstChild!);
    return memberOf(source, callee)?.property ?? textOf(source, callee);
}

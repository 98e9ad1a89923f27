import type { SyntaxNode } from '@lezer/common';
import type { Tensor } from '../../math';
import type { NumericArray } from '../../read';
import { overlap } from '../../model/span';
import { contextOf } from '../facts';
import type { LossContext } from '../types';
import type { LossCall } from './lossCall';
import { evaluate } from '../../python/evaluate';
import { follow, isLiteralOf } from '../../python/follow';
import type { Followed } from '../../python/follow';
import { refreshed } from '../../python/program';
import type { Program } from '../../python/program';
import { isList, unpacks } from '../../python/syntax';
import { factsOfCall } from './callFacts';
import { lossCalls } from './calls';

/** A call of a loss whose logits stand in the text, and what it gets. */
export interface CalledLoss {
    readonly program: Program;
    readonly call: LossCall;
    /** The argument that the logits are. */
    readonly argument: SyntaxNode;
    /** What the loss gets: the numbers of the text after all that the code does to them, a softmax too. */
    readonly given: Tensor;
    /** Where those numbers stand. */
    readonly array: NumericArray;
    /** The way from the argument back to the array. */
    readonly way: Followed;
    /** Where the target's numbers stand, and the way there; absent where they are not an array of the text. */
    readonly target?: FoundArray;
    /** What the call says, read against `given`. */
    readonly context: LossContext;
}

interface FoundArray {
    readonly array: NumericArray;
    readonly way: Followed;
}

/** So many calls of one text are looked at. */
const MAX_CALLS = 100;

/**
 * The calls of a cross-entropy in a Python program whose logits its text holds, in its order; `arrays` are those of the
 * text. Unlike `readLossContext`, which explains the array as it stands, this is the loss that the code computes. Left out are calls with unpacked
 * arguments, which may be anything, and half-written ones.
 */
export function readCalledLosses(program: Program, arrays: readonly NumericArray[]): readonly CalledLoss[] {
    return lossCalls(program)
        .filter(call => !unpacks(call.node) && !unpacks(call.maker))
        .slice(0, MAX_CALLS)
        .flatMap(call => calledLoss(refreshed(call.program), call, arrays) ?? []);
}

function calledLoss(program: Program, call: LossCall, arrays: readonly NumericArray[]): CalledLoss | undefined {
    const { logits: argument } = call;
    const found = argument && arrayOf(program, argument, arrays);
    if (!found) {
        return undefined;
    }
    const target = call.target && arrayOf(program, call.target, arrays);
    const given = evaluate(program, argument);
    const nodes = [call.node, call.maker, found.way.node, target?.way.node];
    if (given?.kind !== 'tensor' || nodes.some(node => node && isHalfWritten(node))) {
        return undefined;
    }
    const context = contextOf(factsOfCall(program, { call, steps: found.way.steps }, given));
    return { program, call, argument, given, ...found, ...(target && { target }), context };
}

/** The array that an expression leads to. */
function arrayOf(program: Program, expression: SyntaxNode, arrays: readonly NumericArray[]): FoundArray | undefined {
    const at = ({ from, to }: SyntaxNode) => arrays.filter(array => overlap(array, { start: from, end: to }));
    const whole = (node: SyntaxNode): NumericArray | undefined =>
        isList(node) ? at(node).find(array => isLiteralOf(program.source, node, array)) : undefined;
    const way = follow(program, expression, node => whole(node) !== undefined);
    const array = way.stopped ? whole(way.node) : undefined;
    return array && { array, way };
}

/** Whether the parser missed something in it: it is being typed. For the grammar `2.` lacks the name of a member. */
function isHalfWritten(node: SyntaxNode): boolean {
    let missed = false;
    node.cursor().iterate(({ type, node: { parent } }) => {
        missed ||= type.isError && parent?.firstChild?.name !== 'Number';
        return !missed;
    });
    return missed;
}

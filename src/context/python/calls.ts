import type { SyntaxNode } from '@lezer/common';
import type { NumericArray } from '../../read';
import { textOf } from '../../python/syntax';
import { overlap } from '../../model/span';
import type { Span } from '../../model/span';
import { lossCall, mayBeLoss } from './lossCall';
import type { LossCall } from './lossCall';
import { follow, isLiteralOf } from '../../python/follow';
import type { Followed } from '../../python/follow';
import type { Step } from '../../model/criterion';
import { whereDefined } from './options';
import type { Setting } from './setting';
import { callsParameter, waysInto } from '../../python/functions';
import type { Program } from '../../python/program';
import { scopeAt } from '../../python/scopes';

/** A call of a loss that gets the array, and what the code does to the array on the way. */
export interface FollowedCall {
    readonly call: LossCall;
    readonly steps: readonly Step[];
    /** The way from the argument back to the array, or to the name under which it was printed. */
    readonly way: Followed;
}

/** So many calls of one array are looked at. */
const MAX_CALLS_OF_ARRAY = 20;

/**
 * Every call of a cross-entropy in the text, in its order; one in a function that is called more than once, for each of
 * its calls.
 */
export function lossCalls(program: Program): readonly LossCall[] {
    const known = found.get(program.calls) ?? findLossCalls(program);
    found.set(program.calls, known);
    return known;
}

/** By what every view of one text shares. */
const found = new WeakMap<Program['calls'], readonly LossCall[]>();

function findLossCalls(program: Program): readonly LossCall[] {
    const calls: LossCall[] = [];
    program.tree.iterate({
        enter({ name, node }) {
            if (name === 'CallExpression' && (mayBeLoss(program, node) || callsParameter(program, node))) {
                calls.push(...waysInto(program, node).flatMap(way => lossCall(way, node) ?? []));
            }
        },
    });
    return calls;
}

/** Those that get the array; for a printout in a comment those that get the variable that was printed. */
export function callsWith(
    { source }: Program,
    calls: readonly LossCall[],
    array: NumericArray,
    setting: Setting,
): readonly FollowedCall[] {
    const found: FollowedCall[] = [];
    for (const call of calls) {
        if (found.length === MAX_CALLS_OF_ARRAY) {
            break;
        }
        // Of what was printed, only what the code does behind the name is still to come.
        const isIt =
            setting.kind === 'code'
                ? (node: SyntaxNode) => isLiteralOf(source, node, array)
                : (node: SyntaxNode) =>
                      textOf(source, node) === (setting.kind === 'comment' ? setting.name : undefined);
        const followed = call.logits && passedBy(call).some(isIt) && follow(call.program, call.logits, isIt);
        if (followed && followed.stopped) {
            found.push({ call, steps: followed.steps, way: followed });
        }
    }
    return found;
}

/** All that following the logits of a call comes by: an array that is not among it is not what the call gets. */
function passedBy(call: LossCall): readonly SyntaxNode[] {
    const known = passed.get(call);
    if (known) {
        return known;
    }
    const nodes: SyntaxNode[] = [];
    if (call.logits) {
        follow(call.program, call.logits, node => {
            nodes.push(node);
            return false;
        });
    }
    passed.set(call, nodes);
    return nodes;
}

/** Every array of a text is looked for among all of its calls. */
const passed = new WeakMap<LossCall, readonly SyntaxNode[]>();

/**
 * Whether what stands at a place can be the target of an array that no call gets: it is not the target of another call,
 * not part of a string, and not in a function that the array is not in.
 */
export function mayBelong(program: Program, calls: readonly LossCall[], array: NumericArray): (span: Span) => boolean {
    const claimed = calls.flatMap(({ target, program: within }) => (target ? [whereDefined(within, target)] : []));
    const scopes = new Set<unknown>();
    for (
        let scope: ReturnType<typeof scopeAt> | undefined = scopeAt(program.module, array.start);
        scope;
        scope = scope.parent
    ) {
        scopes.add(scope);
    }
    return span =>
        !claimed.some(taken => overlap(taken, span)) &&
        scopes.has(scopeAt(program.module, span.start)) &&
        !/String$/.test(program.tree.resolveInner(span.start, 1).name);
}

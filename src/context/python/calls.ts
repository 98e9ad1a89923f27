import type { NumericArray } from '../../read';
import { overlap } from '../../model/span';
import type { Span } from '../../model/span';
import { lossCall } from './criterion';
import type { LossCall } from './criterion';
import { follow, isArray } from '../../python/follow';
import type { Step } from '../../python/follow';
import { whereDefined } from './options';
import type { Place } from './place';
import type { Program } from '../../python/program';
import { scopeAt } from '../../python/scopes';

/** A call of a loss that gets the array. */
export interface Use {
    readonly call: LossCall;
    readonly steps: readonly Step[];
}

/** As many calls of one array are looked at. */
const MAX_USES = 20;

/** Every call of a cross-entropy in the text, in its order. */
export function lossCalls(program: Program): readonly LossCall[] {
    const calls: LossCall[] = [];
    program.tree.iterate({
        enter(ref) {
            const call = ref.name === 'CallExpression' ? lossCall(program, ref.node) : undefined;
            if (call) {
                calls.push(call);
            }
        },
    });
    return calls;
}

/** Those that get the array; for a printout in a comment those that get the variable that was printed. */
export function usesOf(
    program: Program,
    calls: readonly LossCall[],
    array: NumericArray,
    place: Place,
): readonly Use[] {
    const uses: Use[] = [];
    for (const call of calls) {
        if (uses.length === MAX_USES) {
            break;
        }
        const followed = call.logits && follow(program, call.logits, node => isArray(program.source, node, array));
        const hit =
            followed &&
            (place.kind === 'code'
                ? followed.stopped
                : place.kind === 'comment' && place.name !== undefined && followed.names.includes(place.name));
        if (hit) {
            uses.push({ call, steps: followed.steps });
        }
    }
    return uses;
}

/**
 * Whether what stands at a place can be the target of an array that no call gets: it is not the target of another call,
 * not part of a string, and not in a function that the array is not in.
 */
export function mayBelong(program: Program, calls: readonly LossCall[], array: NumericArray): (span: Span) => boolean {
    const claimed = calls.flatMap(({ target }) => (target ? [whereDefined(program, target)] : []));
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

import type { NumericArray } from '../../read';
import { defined } from '../../model/defined';
import { valueOf } from '../../model/known';
import { refreshed } from '../../python/program';
import type { Program } from '../../python/program';
import { textOf } from '../../python/syntax';
import { isCommentedOut } from '../comments';
import { withoutTarget } from '../facts';
import type { LossFacts } from '../facts';
import { nearbyTarget } from '../nearbyTarget';
import { blockedCall } from './blocked';
import { factsOfCall } from './callFacts';
import { callsWith, lossCalls, mayBelong } from './calls';
import type { FollowedCall } from './calls';
import type { LossCall } from './lossCall';
import { inComment, printedTarget } from './printedTarget';
import { receivedOf } from './received';
import { settingOf } from './setting';
import type { Blocked, LossChoice, Received } from '../types';

/** What code says of a loss, and what the loss receives where that is not the array as it stands. */
export interface CodeFacts {
    readonly facts: LossFacts;
    /** The same, read for the array as it stands in the text. */
    readonly asWritten: LossFacts;
    readonly received?: Received;
    /** What keeps the array from being what a loss receives, where that is not known. */
    readonly blocked?: Blocked;
    /** Where several losses get the array. */
    readonly choice?: LossChoice;
}

/**
 * What Python code says of the loss of the array `logits`. `known` is what the text says without a parser. Where a call
 * of a loss gets the array, that call has the last word: a target that comes from elsewhere is not known, whatever
 * stands nearby. `arrays` are those of the text.
 *
 * @param loss which one of several losses is meant, in the order of the text; the one that tells most where absent
 */
export function pythonFacts(
    program: Program,
    arrays: readonly NumericArray[],
    logits: NumericArray,
    known: LossFacts,
    loss?: number,
): CodeFacts {
    const { source } = program;
    const setting = settingOf(program, logits);
    if (setting.kind === 'text') {
        return { facts: known, asWritten: known };
    }
    const calls = lossCalls(program);
    const read = callsWith(program, calls, logits, setting).map(call =>
        readCall(call.call.program, call, logits, setting.kind === 'code'),
    );
    const meant = meantCall(source, read, loss);
    if (meant) {
        const { called, choice } = meant;
        const isOpen = setting.kind === 'comment' && certainty(called.facts) === 0;
        const printed = isOpen
            ? (printedTarget(program, called.call, arrays, logits) ?? inComment(program, known.target))
            : undefined;
        const withKnown = (facts: LossFacts): LossFacts => ({
            ...withoutTarget(known),
            ...facts,
            ...defined({ target: printed ?? facts.target }),
        });
        return {
            ...called,
            facts: withKnown(called.facts),
            asWritten: withKnown(called.asWritten),
            ...defined({ choice }),
        };
    }
    if (setting.kind === 'comment') {
        return { facts: known, asWritten: known };
    }
    const belongs = mayBelong(program, calls, logits);
    const target = nearbyTarget(
        logits,
        source,
        logits,
        logits,
        at => belongs(at) && !isCommentedOut(source, at.start, logits),
        arrays,
    );
    const facts = { ...withoutTarget(known), ...defined({ target }) };
    return { facts, asWritten: facts, ...defined({ blocked: blockedCall(calls, logits) }) };
}

interface ReadCall extends CodeFacts {
    readonly call: LossCall;
}

/** What one call says of the numbers, in the shape and order in which it receives them. */
function readCall(program: Program, call: FollowedCall, array: NumericArray, isCode: boolean): ReadCall {
    const { logits: argument } = call.call;
    const received = argument && receivedOf(program, argument, call.way, array, isCode);
    const asWritten = factsOfCall(refreshed(program), call, array);
    return received
        ? {
              facts: factsOfCall(refreshed(program), { ...call, steps: received.otherSteps }, received.logits),
              asWritten,
              received,
              call: call.call,
          }
        : { facts: asWritten, asWritten, call: call.call };
}

/** So much of a call is enough to tell it from another one. */
const LONGEST_CALL = 60;

/** Which of several calls is meant: the one that is asked for, else the one that tells most of its target. */
function meantCall(
    source: string,
    read: readonly ReadCall[],
    wanted: number | undefined,
): { readonly called: ReadCall; readonly choice?: LossChoice } | undefined {
    const byPlace = new Map<number, ReadCall>();
    for (const each of read) {
        // A function that is called several times comes to its loss in several ways.
        const known = byPlace.get(each.call.node.from);
        if (!known || certainty(each.facts) > certainty(known.facts)) {
            byPlace.set(each.call.node.from, each);
        }
    }
    const each = [...byPlace.values()].sort((a, b) => a.call.node.from - b.call.node.from);
    const [likeliest] = [...each].sort((a, b) => certainty(b.facts) - certainty(a.facts));
    const called = (wanted === undefined ? undefined : each[wanted]) ?? likeliest;
    if (!called || each.length === 1) {
        return called && { called };
    }
    const losses = each.map(({ call: { node } }) => ({
        text: shortened(textOf(source, node).replace(/\s+/g, ' ')),
        at: node.from,
    }));
    return { called, choice: { losses, chosen: each.indexOf(called) } };
}

const shortened = (text: string): string => (text.length > LONGEST_CALL ? `${text.slice(0, LONGEST_CALL - 1)}…` : text);

/** What a call tells of its target: 2 where it fits, 1 where it does not, 0 where the text does not hold it. */
function certainty(facts: LossFacts): number {
    const target = valueOf(facts.target);
    return target ? ('target' in target ? 2 : 1) : 0;
}

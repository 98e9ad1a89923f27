import { NodeWeakMap } from '@lezer/common';
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Tensor } from '../../math';
import type { NumericArray } from '../../read';
import { defined } from '../../model/defined';
import { lazy } from '../../model/lazy';
import type { Outline } from '../../model/outline';
import { countLeading } from '../../model/sorted';
import type { Pause } from '../../model/turns';
import { flatMapInTurns } from '../../model/turns';
import { outlineOf } from '../../python/outline/outline';
import { contextOf } from '../facts';
import type { LossContext } from '../types';
import type { LossCall } from './lossCall';
import { evaluate } from '../../python/evaluate';
import { follow, isLiteralOf } from '../../python/follow';
import type { Followed } from '../../python/follow';
import { refreshed } from '../../python/program';
import type { Program } from '../../python/program';
import { isList, unpacks } from '../../python/syntax';
import { factsOfCall, factsOfCode } from './callFacts';
import { lossCalls } from './calls';

/** A call of a loss in code. */
export interface LossInCode {
    readonly program: Program;
    readonly call: LossCall;
    /** The argument that the logits are. */
    readonly argument: SyntaxNode;
    /** The way from the argument back to where it comes from. */
    readonly way: Followed;
    /** Where the target's numbers stand, and the way there; absent where they are not an array of the text. */
    readonly target?: FoundArray;
    /** What the call says. */
    readonly context: LossContext;
}

/** One of which the text does not have to hold a number, and what the code tells of what it gets. */
export interface OutlinedLoss extends LossInCode {
    readonly outlines: { readonly [Part in 'logits' | 'target' | 'weight']?: Outline };
    /** Set where a model is compiled with it: the logits are then the model, the target what it is fitted to. */
    readonly compiled?: Compiled;
}

/** Where the code makes and fits a model. */
export interface Compiled {
    readonly maker?: SyntaxNode;
    readonly fit?: SyntaxNode;
}

/** A call of a loss whose logits stand in the text, and what it gets. */
export interface CalledLoss extends LossInCode {
    /** What the loss gets: the numbers of the text after all that the code does to them, a softmax too. */
    readonly given: Tensor;
    /** Where those numbers stand. */
    readonly array: NumericArray;
}

interface FoundArray {
    readonly array: NumericArray;
    readonly way: Followed;
}

/**
 * The calls of a cross-entropy in a Python program whose logits its text holds, in its order; `arrays` are those of the
 * text. Unlike `readLossContext`, which explains the array as it stands, this is the loss that the code computes. Left out are calls with unpacked
 * arguments, which may be anything, and half-written ones.
 */
export const readCalledLosses = (
    program: Program,
    arrays: readonly NumericArray[],
    pause: Pause,
): Promise<readonly CalledLoss[]> =>
    flatMapInTurns(wholeCalls(program), call => listed(calledLoss(refreshed(call.program), call, arrays)), pause);

/** The calls of a cross-entropy in a Python program, whether or not its text holds their numbers. */
export const readOutlinedLosses = (
    program: Program,
    arrays: readonly NumericArray[],
    pause: Pause,
): Promise<readonly OutlinedLoss[]> =>
    flatMapInTurns(wholeCalls(program), call => listed(outlinedLoss(refreshed(call.program), call, arrays)), pause);

const listed = <T>(found: T | undefined): readonly T[] => (found === undefined ? [] : [found]);

const wholeCalls = (program: Program): readonly LossCall[] =>
    lossCalls(program).filter(call => !unpacks(call.node) && !unpacks(call.maker));

function outlinedLoss(program: Program, call: LossCall, arrays: readonly NumericArray[]): OutlinedLoss | undefined {
    const { logits: argument, options } = call;
    if (!argument || [call.node, call.maker].some(node => isHalfWritten(program, node))) {
        return undefined;
    }
    const way = follow(program, argument, () => false);
    const target = call.target && arrayOf(program, call.target, arrays);
    const outlines = lazy(() =>
        Object.entries({ logits: argument, target: call.target, weight: options.get('weight') }).map(
            ([part, node]) => [part, node && outlineOf(refreshed(program), node)] as const,
        ),
    );
    const context = lazy(() => contextOf(factsOfCode(program, { call, steps: way.steps })));
    // Of many losses, most are only asked where they are.
    return {
        program,
        call,
        argument,
        way,
        ...(target && { target }),
        get context() {
            return context();
        },
        get outlines() {
            return defined(Object.fromEntries(outlines()));
        },
    };
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
    if (given?.kind !== 'tensor' || nodes.some(node => node && isHalfWritten(program, node))) {
        return undefined;
    }
    const context = contextOf(factsOfCall(program, { call, steps: found.way.steps }, given));
    return { program, call, argument, given, ...found, ...(target && { target }), context };
}

/** The array that an expression leads to. */
function arrayOf(program: Program, expression: SyntaxNode, arrays: readonly NumericArray[]): FoundArray | undefined {
    const within = ({ from, to }: SyntaxNode): readonly NumericArray[] =>
        arrays.slice(
            countLeading(arrays, ({ end }) => end <= from),
            countLeading(arrays, ({ start }) => start < to),
        );
    const whole = (node: SyntaxNode): NumericArray | undefined =>
        isList(node) ? within(node).find(array => isLiteralOf(program.source, node, array)) : undefined;
    const way = follow(program, expression, node => whole(node) !== undefined);
    const array = way.stopped ? whole(way.node) : undefined;
    return array && { array, way };
}

/** Whether the parser missed something in it: it is being typed. */
const isHalfWritten = (program: Program, node: SyntaxNode): boolean => halfWrittenIn(program.tree).get(node) === true;

/** The nodes of a tree that are half-written, found in one go: calls may stand in calls in calls. */
function halfWrittenIn(tree: Tree): NodeWeakMap<true> {
    const known = halfWritten.get(tree) ?? findHalfWritten(tree);
    halfWritten.set(tree, known);
    return known;
}

const halfWritten = new WeakMap<Tree, NodeWeakMap<true>>();

function findHalfWritten(tree: Tree): NodeWeakMap<true> {
    const found = new NodeWeakMap<true>();
    const cursor = tree.cursor();
    let missed = 0;
    const missedBefore: number[] = [];
    cursor.iterate(
        ref => {
            missedBefore.push(missed);
            // For the grammar `2.` lacks the name of a member.
            if (ref.type.isError && ref.node.parent?.firstChild?.name !== 'Number') {
                missed++;
            }
        },
        () => {
            if (missedBefore.pop() !== missed) {
                found.cursorSet(cursor, true);
            }
        },
    );
    return found;
}

import type { SyntaxNode } from '@lezer/common';
import { layoutOf } from '../../math';
import { defined } from '../../model/defined';
import { DEFAULT_IGNORE_INDEX } from '../../model/example';
import type { Reduction } from '../../model/example';
import type { Span } from '../../model/span';
import { evaluate } from '../../python/evaluate';
import { follow } from '../../python/follow';
import type { Followed } from '../../python/follow';
import { liveValue, refreshed, stoppedIn } from '../../python/program';
import type { Program } from '../../python/program';
import { scopeAt } from '../../python/scopes';
import type { Scope } from '../../python/scopes';
import { textOf } from '../../python/syntax';
import type { TensorValue, Value } from '../../python/values';
import type { NumericArray } from '../../read';
import type { LossFacts } from '../facts';
import { exampleWith } from '../findExample';
import type { FoundExample } from '../findExample';
import { classNamesNear } from '../classNames';
import { isCommentedOut } from '../comments';
import { factsOfCall } from './callFacts';
import { lossNamed } from './losses';
import type { LossCall } from './lossCall';
import { LEFT_TO_RULES, receivedOf } from './received';
import type { Stop, StoppedCall } from './stoppedCalls';

/** What the object holds that a call of a loss calls. */
export interface LiveCriterion {
    /** Its class, or the one of torch that it is made of. */
    readonly name: string;
    readonly reduction: Reduction;
    readonly ignoreIndex: number;
    readonly labelSmoothing: number;
    /** Absent for none; 'unreadable' where it has one that could not be read. */
    readonly weight?: Float64Array | 'unreadable';
}

/** What a debugger told of a stopped call: the values of its expressions, and its criterion. */
export interface Told {
    readonly values: ReadonlyMap<string, Value>;
    readonly criterion?: LiveCriterion;
}

/**
 * The example that a call of a loss is, with the values that its program has where it is stopped. Undefined where what
 * the call receives as logits is not among them, or cannot be computed from them.
 *
 * @param asked the expression that is to be the logits, where that was asked for
 */
export function stoppedExample(
    { program: whole, scope }: Stop,
    { call: found }: StoppedCall,
    { values, criterion }: Told,
    asked?: string,
): FoundExample | undefined {
    const call = criterion ? withSignature(found, criterion.name) : found;
    const program = stoppedIn(whole, scope, values);
    const argument = call.logits;
    const way = argument && wayTo(program, argument, asked);
    const value = way?.stopped ? liveValue(program, way.node) : undefined;
    if (!way || value?.kind !== 'tensor') {
        return undefined;
    }
    const array = arrayAt(way.node, textOf(program.source, way.node), value);
    // Most often the call gets the array as it is: its numbers are not followed one by one.
    const received = way.path.length === 0 ? undefined : receivedOf(program, argument, way, array, false);
    if (!way.steps.every(step => LEFT_TO_RULES.has(step)) && !evaluate(refreshed(program), argument)) {
        return undefined;
    }
    const logits = received?.logits ?? array;
    const followed = { call, steps: received?.otherSteps ?? way.steps };
    const said = factsOfCall(refreshed(program), followed, logits);
    const facts = criterion ? withOptions(said, criterion, call.node.firstChild!) : said;
    const classNames = classNamesIn(program, scope, logits);
    return exampleWith(array, { ...facts, ...defined({ classNames }) }, defined({ received }));
}

/** The way from what the loss is called with back to the live value that was asked for, or to the first with axes. */
function wayTo(program: Program, argument: SyntaxNode, asked: string | undefined): Followed {
    const isLive = (node: SyntaxNode): boolean => {
        const value = liveValue(program, node);
        return value?.kind === 'tensor' && value.shape.length > 0;
    };
    const exact =
        asked === undefined
            ? undefined
            : follow(program, argument, node => textOf(program.source, node) === asked && isLive(node));
    return exact?.stopped ? exact : follow(program, argument, isLive);
}

/** The call of a criterion of which only the debugger knew the class. */
function withSignature(call: LossCall, name: string): LossCall {
    const signature = lossNamed(name, undefined);
    return signature ? { ...call, name, signature } : call;
}

/** A live value in the place of the expression that holds it. */
const arrayAt = ({ from, to }: SyntaxNode, name: string, { data, shape, dtype }: TensorValue): NumericArray => ({
    data,
    shape,
    dtype,
    name,
    start: from,
    end: to,
    spanOf: () => ({ start: from, end: to }),
});

/** Class names that the text gives where the function sees them. */
function classNamesIn({ source, module }: Program, scope: Scope, logits: NumericArray): LossFacts['classNames'] {
    const seen = new Set<Scope>();
    for (let at: Scope | undefined = scope; at; at = at.parent) {
        seen.add(at);
    }
    return classNamesNear(
        source,
        logits,
        layoutOf(logits.shape).classes,
        at => seen.has(scopeAt(module, at.start)) && !isCommentedOut(source, at.start, logits),
    );
}

/** What the object says in place of what the text does; torch's defaults are not said. */
function withOptions(
    { weight: _, ignoreIndex: __, reduction: ___, labelSmoothing: ____, ...facts }: LossFacts,
    { weight, reduction, ignoreIndex, labelSmoothing }: LiveCriterion,
    { from, to }: SyntaxNode,
): LossFacts {
    const where: Span = { start: from, end: to };
    const said = <T>(value: T, isDefault: boolean) => (isDefault ? undefined : { value, where });
    return {
        ...facts,
        ...defined({
            weight: weight === 'unreadable' ? { where } : weight && { value: weight, where },
            ignoreIndex: said(ignoreIndex, ignoreIndex === DEFAULT_IGNORE_INDEX),
            reduction: said(reduction, reduction === 'mean'),
            labelSmoothing: said(labelSmoothing, labelSmoothing === 0),
        }),
    };
}

/** The way of an array whose numbers are not in the text: from where the code makes it to an expression, step by step. */
import type { SyntaxNode } from '@lezer/common';
import type { Obstacle } from '../../model/callOutline';
import { defined } from '../../model/defined';
import type { Outline } from '../../model/outline';
import { calleeOf } from '../callees';
import { firstArgument } from '../follow';
import type { Within } from '../functions';
import { lookUp } from '../lookup';
import { refreshed, resolved, result, unpackedFrom } from '../program';
import type { Program } from '../program';
import { argumentsOf, childrenOf, dottedName, isList, plainElements, textOf, unwrapped } from '../syntax';
import { axisNames } from './axisNames';
import type { AxisNames } from './axisNames';
import { OPERATIONS } from './operations';
import { outlineOf } from './outline';

/** An expression on the way, and what is certain of it. */
export interface WayStep {
    readonly node: SyntaxNode;
    /** The name that it is given. */
    readonly name?: string;
    readonly outline?: Outline;
    /** What the code calls its sizes, where it names them. */
    readonly axes?: AxisNames;
    /** Set where the way begins with something of which nothing is certain. */
    readonly obstacle?: Obstacle;
    /** Where the code sets the name of which no more is known. */
    readonly set?: number;
    /** The step before, where it is the beginning of the expression itself: `x` of `x.view(-1)`. */
    readonly continues?: SyntaxNode;
}

/** More steps of one way are not told: the last ones are those that matter. */
const MOST = 24;

/** The steps to an expression, the first done first; of two arrays that meet, the steps of both. */
export function stepsTo(program: Program, expression: SyntaxNode): readonly WayStep[] {
    const steps: WayStep[] = [];
    visit({ node: expression, program }, undefined, steps, { left: MOST, seen: new Set() });
    return steps;
}

interface Search {
    left: number;
    /** A name that is used twice has one way. */
    readonly seen: Set<string>;
}

/** @param use where the name stands for the expression */
function visit({ node: given, program }: Within, use: Within | undefined, steps: WayStep[], search: Search): void {
    const node = unwrapped(given);
    const name = use && textOf(use.program.source, use.node);
    const key = `${node.from} ${node.to} ${name ?? ''}`;
    if (search.seen.has(key) || search.left <= 0) {
        return;
    }
    search.seen.add(key);
    search.left--;
    const text = textOf(program.source, node);
    const named = resolved(program, node);
    if (named) {
        visit(named, { node, program }, steps, search);
        if (use && name !== text) {
            steps.push(step(program, node, use, []));
        }
        return;
    }
    const inputs = inputsOf(program, node);
    inputs.forEach(input => visit(input, undefined, steps, search));
    steps.push(step(program, node, use, inputs));
}

function step(program: Program, node: SyntaxNode, use: Within | undefined, inputs: readonly Within[]): WayStep {
    const name = use && textOf(use.program.source, use.node);
    const axes = axesOf({ node, program }) ?? (use && axesOf(use));
    const outline = outlineOf(refreshed(program), node);
    const { shape, last, dtype, made } = outline ?? {};
    const isKnown = [shape, last, dtype, made, axes].some(fact => fact !== undefined);
    const isOrigin = inputs.every(input => outlineOf(refreshed(input.program), input.node)?.shape !== undefined);
    const first = inputs[0]?.node;
    const continues = first?.from === node.from && first.to < node.to && inputs.length === 1 ? first : undefined;
    const stopped = !isKnown && isOrigin ? obstacleAt(program, node) : undefined;
    return { node, ...defined({ name, outline, axes, continues, ...stopped }) };
}

/** Undefined where the code names none of the sizes. */
function axesOf({ node, program }: Within): AxisNames | undefined {
    const axes = axisNames(refreshed(program), node);
    return axes?.some(axis => axis !== undefined) ? axes : undefined;
}

/** The arrays that an expression is made of. */
function inputsOf(program: Program, node: SyntaxNode): readonly Within[] {
    const within = (nodes: readonly (SyntaxNode | null | undefined)[]): readonly Within[] =>
        nodes.flatMap(each => (each && !isLiteral(unwrapped(each)) ? [{ node: each, program }] : []));
    switch (node.name) {
        case 'CallExpression':
            return inputsOfCall(program, node);
        case 'MemberExpression':
            return within([isArray(program, node.firstChild) ? node.firstChild : undefined]);
        case 'BinaryExpression':
            return within([node.firstChild, node.lastChild].filter(operand => isArray(program, operand)));
        case 'UnaryExpression':
            return within([node.lastChild]);
        case 'VariableName': {
            // `logits, _ = model(x)`
            const whole = unpackedFrom(program, node);
            return within([whole?.value]);
        }
        default:
            return [];
    }
}

function inputsOfCall(program: Program, node: SyntaxNode): readonly Within[] {
    const own = result(program, node);
    if (own) {
        return [own];
    }
    const called = node.firstChild && unwrapped(node.firstChild);
    const callee = called ? calleeOf(program, called) : undefined;
    const given = argumentsOf(program.source, node);
    const operation = callee && OPERATIONS.has(callee.name);
    const object = callee?.object && (operation || isArray(program, callee.object)) ? callee.object : undefined;
    const main = object ?? (operation ? firstArgument(given) : undefined);
    const others = given
        .flatMap(({ value }) => (isList(unwrapped(value)) ? (plainElements(unwrapped(value)) ?? []) : [value]))
        .filter(value => value !== main && isArray(program, value));
    return [...(main ? [main] : []), ...others]
        .filter(input => !isLiteral(unwrapped(input)))
        .map(input => ({ node: input, program }));
}

/** Numbers and lists as they are written: they have no way. */
const isLiteral = (node: SyntaxNode): boolean => isList(node) || node.name === 'Number' || node.name === 'String';

/** Whether an expression has axes, as far as the code tells, or stands for another expression of the text. */
function isArray(program: Program, node: SyntaxNode | null): boolean {
    const outline = node ? outlineOf(refreshed(program), node) : undefined;
    const hasAxes = (outline?.shape?.length ?? 0) > 0 || outline?.last !== undefined;
    const isUnknown = outline === undefined || (outline.shape === undefined && outline.last === undefined);
    return hasAxes || (isUnknown && node !== null && isMadeByCall(program, unwrapped(node)));
}

/** `outputs` of `outputs.logits`, where the text says which call gives it. */
function isMadeByCall(program: Program, node: SyntaxNode): boolean {
    const made = resolved(program, node)?.node;
    return made !== undefined && unwrapped(made).name === 'CallExpression' && node.parent?.name === 'MemberExpression';
}

type Stopped = Pick<WayStep, 'obstacle' | 'set'>;

/** Why nothing is certain of an expression. */
function obstacleAt(program: Program, node: SyntaxNode): Stopped {
    const { source, module, tree } = program;
    const name = dottedName(source, node);
    if (node.name === 'MemberExpression' && node.firstChild && !name?.startsWith('self.')) {
        return obstacleAt(program, unwrapped(node.firstChild)); // of `batch['labels']` the batch is not known
    }
    if (name === undefined) {
        const called = node.name === 'CallExpression' ? node.firstChild : undefined;
        return { obstacle: { kind: called ? 'call' : 'expression', name: shortText(source, called ?? node) } };
    }
    const found = lookUp(module, name, node.from);
    if (found.kind !== 'bound') {
        return { obstacle: { kind: found.kind === 'unbound' ? 'nowhere' : 'several', name } };
    }
    const { parameterOf, at, imported } = found.binding;
    if (parameterOf) {
        const owner = parameterOf.name === 'FunctionDefinition' ? parameterOf.getChild('VariableName') : undefined;
        const of = owner ? textOf(source, owner) : undefined;
        return { obstacle: { kind: 'parameter', name, ...defined({ of }) }, set: parameterOf.from };
    }
    if (imported !== undefined) {
        return { obstacle: { kind: 'nowhere', name } };
    }
    const loop = loopAt(tree.resolveInner(at, 1), at);
    const over = loop && loopedOver(loop);
    return over
        ? { obstacle: { kind: 'loop', name, of: shortText(source, over) }, set: at }
        : { obstacle: { kind: 'statement', name }, set: at };
}

/** The loop whose variables count from here on. */
function loopAt(inner: SyntaxNode, at: number): SyntaxNode | undefined {
    for (let node: SyntaxNode | null = inner; node && node.from === at; node = node.parent) {
        if (node.name === 'ForStatement') {
            return node;
        }
    }
    return undefined;
}

function loopedOver(loop: SyntaxNode): SyntaxNode | undefined {
    const children = childrenOf(loop);
    return children[children.findIndex(({ name }) => name === 'in') + 1];
}

const LONGEST_NAME = 60;

function shortText(source: string, node: SyntaxNode): string {
    const text = textOf(source, node).replace(/\s+/g, ' ');
    return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
}

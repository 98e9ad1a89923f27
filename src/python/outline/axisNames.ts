/** What the code calls the sizes of an array that it does not tell as numbers. */
import type { SyntaxNode } from '@lezer/common';
import { calledBy } from '../called';
import { lookUp } from '../lookup';
import { resolved, result } from '../program';
import type { Program } from '../program';
import { scopeAt } from '../scopes';
import {
    argumentsOf,
    childrenOf,
    dottedName,
    isList,
    memberOf,
    plainElements,
    split,
    textOf,
    unpacks,
    unwrapped,
} from '../syntax';
import { firstArgument } from '../follow';

/** The name of each axis; undefined where it has none. */
export type AxisNames = readonly (string | undefined)[];

/** More steps are not followed. */
const DEEPEST = 12;

/** Leave each axis where it is. */
const KEEPS =
    /^(?:contiguous|detach|clone|cuda|cpu|to|type|long|int|float|double|half|bfloat16|softmax|log_softmax|sigmoid|log|exp|relu|tanh|gelu|abs|clamp|masked_fill|dropout|requires_grad_)$/;
const MAKES = /^(?:randn|rand|zeros|ones|empty|full|normal|randint)$/;

/** The names of the axes of what an expression gives; undefined where none is certain. */
export function axisNames(program: Program, expression: SyntaxNode, depth = 0): AxisNames | undefined {
    const node = unwrapped(expression);
    if (depth > DEEPEST) {
        return undefined;
    }
    const said = namedBySizes(program, node);
    const named = resolved(program, node);
    const made = named
        ? axisNames(named.program, named.node, depth + 1)
        : node.name === 'CallExpression'
          ? ofCall(program, node, depth)
          : undefined;
    return said && made && said.length === made.length ? said.map((name, axis) => name ?? made[axis]) : (said ?? made);
}

function ofCall(program: Program, call: SyntaxNode, depth: number): AxisNames | undefined {
    const own = result(program, call);
    if (own) {
        return axisNames(own.program, own.node, depth + 1);
    }
    const called = calledBy(program, call);
    if (!called) {
        return undefined;
    }
    const { name, object, given } = called;
    if (KEEPS.test(name)) {
        const array = object ?? firstArgument(given);
        return array && axisNames(object ? program : called.program, array, depth + 1);
    }
    const isSized = object ? /^(?:view|reshape)$/.test(name) : MAKES.test(name);
    return isSized && !unpacks(call)
        ? ofSizes(program, call, object !== undefined || isOnlySized(program, call))
        : undefined;
}

/** Whether the function takes sizes one by one, and nothing else by position. */
const isOnlySized = ({ source }: Program, call: SyntaxNode): boolean =>
    /^(?:torch|th)\.(?:randn|rand|zeros|ones|empty)$|\.randn?$/.test(textOf(source, call.firstChild!));

/**
 * The sizes that a call gets, as one list, or one by one: those that are names or products of names. One alone may be a
 * list under a name.
 */
function ofSizes(program: Program, call: SyntaxNode, mayBePlain: boolean): AxisNames | undefined {
    const given = argumentsOf(program.source, call);
    const plain = given.filter(({ name }) => name === undefined).map(({ value }) => unwrapped(value));
    const listed = given.find(({ name }) => name === 'size')?.value ?? plain.findLast(isList);
    const sizes = listed ? plainElements(unwrapped(listed)) : mayBePlain && plain.length > 1 ? plain : undefined;
    return sizes?.map(size => nameOf(program, size));
}

function nameOf({ source }: Program, node: SyntaxNode): string | undefined {
    const text = textOf(source, node).replace(/\s+/g, ' ');
    return /^[A-Z_][\w.]*(?: ?\* ?[A-Z_][\w.]*)*$/i.test(text) && text !== 'None' ? text : undefined;
}

/** `B, T = x.shape` names the axes of `x`. */
function namedBySizes(program: Program, node: SyntaxNode): AxisNames | undefined {
    const array = dottedName(program.source, node);
    const here = array === undefined ? undefined : lookUp(program.module, array, node.from);
    if (here?.kind !== 'bound') {
        return undefined;
    }
    for (const [, bindings] of scopeAt(program.module, node.from).bindings) {
        for (const { value } of bindings) {
            const names = value && 'from' in value ? unpackedSizes(program, value, array!) : undefined;
            const there = names && value && 'from' in value ? lookUp(program.module, array!, value.from) : undefined;
            if (names && there?.kind === 'bound' && there.binding === here.binding) {
                return names;
            }
        }
    }
    return undefined;
}

/** The names on the left of `B, T = x.shape`; undefined where it is not the shape of `array`, or `_` and stars are among them. */
function unpackedSizes({ source }: Program, value: SyntaxNode, array: string): AxisNames | undefined {
    const asked = unwrapped(value);
    const isCall = asked.name === 'CallExpression' && argumentsOf(source, asked).length === 0;
    const member = memberOf(source, isCall && asked.firstChild ? unwrapped(asked.firstChild) : asked);
    const isShape = member?.property === (isCall ? 'size' : 'shape') && dottedName(source, member.object) === array;
    const statement = isShape ? value.parent : null;
    if (statement?.name !== 'AssignStatement') {
        return undefined;
    }
    const children = childrenOf(statement);
    const left = children.slice(
        0,
        children.findIndex(({ name }) => name === 'AssignOp'),
    );
    const tuple = left.length === 1 && isList(left[0]!) ? plainElements(left[0]!)?.map(one => [one]) : split(left, ',');
    const names = tuple?.map(part =>
        part.length === 1 && part[0]!.name === 'VariableName' ? textOf(source, part[0]!) : '*',
    );
    return !names || names.length < 2 || names.includes('*')
        ? undefined
        : names.map(name => (/^_+$/.test(name) ? undefined : name));
}

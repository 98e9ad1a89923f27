import type { SyntaxNode } from '@lezer/common';
import type { Binding } from '../scopes';
import { argumentsOf, childrenOf, dottedName, elementsIn, memberOf, textOf, unwrapped } from '../syntax';

/** A text, and the names of its functions. */
export interface OwnNames {
    readonly source: string;
    readonly own: ReadonlySet<string>;
}

/** Methods that give the object itself back, or what it consists of. */
const SELF_METHODS =
    /^(?:to|cuda|cpu|half|float|double|bfloat16|eval|train|requires_grad_|apply|compile|append|extend)$/;
const PARTS_METHODS = /^(?:children|modules|named_children|named_modules|get_submodule|items|values|layers|detach)$/;
/** Functions that give back what they get, or go through it. */
const SELF_FUNCTIONS =
    /^(?:compile|DataParallel|DistributedDataParallel|jit|list|tuple|iter|enumerate|reversed|zip|getattr|next)$/;

/** The names that an expression has its object from; of what it consists of only where `withParts`. */
export function objectsIn(names: OwnNames, expression: SyntaxNode, withParts: boolean): readonly string[] {
    const { source } = names;
    const node = unwrapped(expression);
    const name = dottedName(source, node);
    if (name !== undefined) {
        return [name.replace(/\._modules$/, '')];
    }
    const inner = (nodes: readonly SyntaxNode[]): readonly string[] =>
        nodes.flatMap(one => objectsIn(names, one, withParts));
    switch (node.name) {
        case 'MemberExpression':
            return node.firstChild ? inner([node.firstChild]) : [];
        case 'ConditionalExpression':
            return inner(childrenOf(node));
        case 'ArrayExpression':
        case 'TupleExpression':
        case 'DictionaryExpression':
            return withParts ? inner(elementsIn(node).flat()) : [];
        case 'CallExpression':
            return inner(passedOn(names, node, withParts));
        default:
            return [];
    }
}

/** The object of a method and the arguments of a call that its result is, or holds. */
function passedOn({ source, own }: OwnNames, call: SyntaxNode, withParts: boolean): readonly SyntaxNode[] {
    const called = calledName(source, call) ?? '';
    const member = call.firstChild && memberOf(source, call.firstChild);
    const isObject = SELF_METHODS.test(called) || (withParts && PARTS_METHODS.test(called));
    const isPassed = own.has(called) || SELF_FUNCTIONS.test(called) || (withParts && isClass(called));
    return [
        ...(member && isObject ? [member.object] : []),
        ...(isPassed ? argumentsOf(source, call).map(({ value }) => value) : []),
    ];
}

/** The last part of the name of what is called. */
export function calledName(source: string, { firstChild }: SyntaxNode): string | undefined {
    const callee = firstChild && unwrapped(firstChild);
    return callee?.name === 'VariableName'
        ? textOf(source, callee)
        : callee
          ? memberOf(source, callee)?.property
          : undefined;
}

/** What a name is given, as names. */
export interface ObjectsOf {
    /** It stands for the same object as these. */
    readonly same: readonly string[];
    /** The same, and what an object is made of that goes on to use it: `Net(body)`. */
    readonly whole: ReadonlySet<string>;
    /** All of which it consists. */
    readonly parts: ReadonlySet<string>;
}

export function objectsOf(names: OwnNames, binding: Binding): ObjectsOf {
    const values = valuesOf(binding);
    const objects = (nodes: readonly SyntaxNode[], withParts: boolean): readonly string[] =>
        nodes.flatMap(node => objectsIn(names, node, withParts));
    return {
        same: objects(
            values.filter(node => !isMade(names, node)),
            false,
        ),
        whole: new Set(objects(values, false)),
        parts: new Set(objects(values, true)),
    };
}

/** `nn.Sequential(body, head)`: what happens to it does not happen to its parts. */
const isMade = ({ source }: OwnNames, node: SyntaxNode): boolean =>
    node.name === 'CallExpression' && isClass(calledName(source, node) ?? '');

const isClass = (name: string): boolean => /^[A-Z]/.test(name);

/** The expressions that a binding gives its name. */
export const valuesOf = ({ value, path }: Binding): readonly SyntaxNode[] =>
    value === undefined
        ? []
        : 'from' in value
          ? [value]
          : path.length === 1
            ? value.slice(path[0], path[0]! + 1)
            : value;

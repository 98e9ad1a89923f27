import { NodeWeakMap } from '@lezer/common';
import type { SyntaxNode } from '@lezer/common';

/** The syntax of a Python text, as far as the rules about losses need it. */

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
    const children: SyntaxNode[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
        // An empty error is where a half-written text stops short.
        if (child.name !== 'Comment' && !(child.type.isError && child.from === child.to)) {
            children.push(child);
        }
    }
    return children;
}

export const textOf = (source: string, node: SyntaxNode): string => source.slice(node.from, node.to);

/** The nodes between separators: `a, (b, c)` has two parts of one node each; an empty part is left out. */
export function split(nodes: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
    const parts: SyntaxNode[][] = [[]];
    for (const node of nodes) {
        if (node.name === separator) {
            parts.push([]);
        } else {
            parts.at(-1)!.push(node);
        }
    }
    return parts.filter(part => part.length > 0);
}

const BRACKETS = new Set(['(', ')', '[', ']', '{', '}']);

/** What stands in a list, a tuple, an argument list or a subscript, one part per comma; brackets left out. */
export const elementsIn = (node: SyntaxNode): SyntaxNode[][] =>
    split(
        childrenOf(node).filter(({ name }) => !BRACKETS.has(name)),
        ',',
    );

/** `[1, 2]` or `(1, 2)`. */
export const isList = ({ name }: SyntaxNode): boolean => name === 'ArrayExpression' || name === 'TupleExpression';

export interface Argument {
    /** Absent for a positional argument. */
    readonly name?: string;
    readonly value: SyntaxNode;
}

/** The arguments of a call; what `*` and `**` unpack cannot be told, so positional arguments end at a `*`. */
export function argumentsOf(source: string, call: SyntaxNode): readonly Argument[] {
    const list = call.getChild('ArgList');
    const given: Argument[] = [];
    let unpacked = false;
    for (const part of list ? elementsIn(list) : []) {
        const [first, second, third] = part;
        if (first?.name === '*') {
            unpacked = true;
        } else if (first && part.length === 1 && !unpacked) {
            given.push({ value: first });
        } else if (first && second?.name === 'AssignOp' && third && textOf(source, second) === '=') {
            given.push({ name: textOf(source, first), value: third });
        }
    }
    return given;
}

/** `f(*batch)`, `f(**options)`. */
export const unpacks = (call: SyntaxNode): boolean =>
    ['*', '**'].some(sign => (call.getChild('ArgList')?.getChildren(sign).length ?? 0) > 0);

/** Which argument each parameter gets, by the order of `parameters` or by name. */
export function bindArguments(
    given: readonly Argument[],
    parameters: readonly string[],
): ReadonlyMap<string, SyntaxNode> {
    const bound = new Map<string, SyntaxNode>();
    let position = 0;
    for (const { name, value } of given) {
        const parameter = name ?? parameters[position++];
        if (parameter !== undefined && !bound.has(parameter)) {
            bound.set(parameter, value);
        }
    }
    return bound;
}

/** `self.criterion` of such an expression; undefined for anything but names joined by dots. */
export function dottedName(source: string, node: SyntaxNode): string | undefined {
    const parts: string[] = [];
    for (let at: SyntaxNode | null = node; at; at = at.firstChild) {
        if (at.name === 'VariableName') {
            return [textOf(source, at), ...parts.reverse()].join('.');
        }
        const property: SyntaxNode | null = at.name === 'MemberExpression' ? at.lastChild : null;
        if (property?.name !== 'PropertyName' || parts.length > 8) {
            return undefined;
        }
        parts.push(textOf(source, property));
    }
    return undefined;
}

/** `x` and `view` of `x.view`. */
export function memberOf(
    source: string,
    node: SyntaxNode,
): { readonly object: SyntaxNode; readonly property: string } | undefined {
    const property = node.name === 'MemberExpression' ? node.lastChild : null;
    return property?.name === 'PropertyName' && node.firstChild
        ? { object: node.firstChild, property: textOf(source, property) }
        : undefined;
}

/** Past the brackets around one expression. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
    let inner = node;
    while (inner.name === 'ParenthesizedExpression' && inner.firstChild?.nextSibling) {
        inner = inner.firstChild.nextSibling;
    }
    return inner;
}

/** The text of a string without its quotes, escapes as they are written; undefined for formatted and joined ones. */
export function stringValue(source: string, node: SyntaxNode): string | undefined {
    return node.name === 'String' ? /^[rbu]{0,2}('''|"""|'|")([\s\S]*)\1$/i.exec(textOf(source, node))?.[2] : undefined;
}

/**
 * The elements of a list or tuple, undefined where one of them is more than one expression (`*more`, a comprehension).
 */
export function plainElements(node: SyntaxNode): readonly SyntaxNode[] | undefined {
    const parts = elementsIn(node);
    return parts.every(part => part.length === 1) ? parts.map(part => part[0]!) : undefined;
}

/** What is told of a node, or of the innermost one around it of which there is something to tell. */
interface Told<T> {
    readonly of: T | undefined;
}

/**
 * A function that gives what `tell` has to say of the innermost node around another. It remembers: of calls in calls in
 * calls, the nodes around them all are looked at once.
 */
export function innermostAround<T>(tell: (node: SyntaxNode) => T | undefined): (node: SyntaxNode) => T | undefined {
    const known = new NodeWeakMap<Told<T>>();
    return ({ parent }) => {
        const passed: SyntaxNode[] = [];
        let told: Told<T> | undefined;
        for (let at = parent; at && !told; at = at.parent) {
            told = known.get(at) ?? toldOf(tell(at));
            passed.push(at);
        }
        const found = told ?? { of: undefined };
        passed.forEach(node => known.set(node, found));
        return found.of;
    };
}

const toldOf = <T>(of: T | undefined): Told<T> | undefined => (of === undefined ? undefined : { of });

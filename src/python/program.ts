import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from '../model/span';
import { BUDGET, newMemory } from './budget';
import type { Memory } from './budget';
import { argumentFor, entering, functionCalled, functionOf, resultOf } from './functions';
import type { Within } from './functions';
import { lookUp } from './lookup';
import { readScopes } from './readScopes';
import { scopeAt } from './scopes';
import type { Binding, Scope } from './scopes';
import type { Gap } from './skipped';
import {
    argumentsOf,
    childrenOf,
    dottedName,
    elementsIn,
    isList,
    plainElements,
    stringValue,
    textOf,
    unpacks,
    unwrapped,
} from './syntax';
import type { TensorValue, Value } from './values';

/** A parsed Python text, and what evaluating its expressions may still cost. */
export interface Program {
    readonly source: string;
    readonly tree: Tree;
    readonly module: Scope;
    /**
     * The long arrays, which the parser has skipped, by the offset where they end: for the parser their first number
     * reaches that far.
     */
    readonly skipped: ReadonlyMap<number, Gap>;
    /** What the parsed stretch of a long text lies around; absent where the whole text was parsed. */
    readonly around?: Span;
    /** Counts down with every expression that is looked at: code can be written whose values grow without end. */
    readonly budget: { left: number };
    /** What has been found of expressions, so that a name that is used twice is not followed twice: see `remembered`. */
    readonly memory: Memory;
    /** The literal whose numbers are traced through what is evaluated: see `TensorValue.places`. */
    readonly traced?: { readonly from: number; readonly to: number; readonly value?: TensorValue };
    /** What a debugger tells of the names of a function that is stopped; see `stoppedIn`. */
    readonly live?: { readonly scope: Scope; readonly values: ReadonlyMap<string, Value> };
    /**
     * The calls by which functions of the text were entered, by where the function begins; null where it is not written
     * as a call.
     */
    readonly entered: ReadonlyMap<number, SyntaxNode | null>;
    /** All calls of the functions of the text, once they are asked for. */
    readonly calls: { found?: ReadonlyMap<number, readonly SyntaxNode[]>; readonly resolve: typeof meaningOf };
}

export const newProgram = (source: string, tree: Tree, skipped: Program['skipped'], around?: Span): Program => ({
    source,
    tree,
    module: readScopes(source, tree),
    skipped,
    ...(around && { around }),
    budget: { left: BUDGET },
    memory: newMemory(),
    entered: new Map(),
    calls: { resolve: meaningOf },
});

/** A program with a new budget, which remembers nothing. */
export const refreshed = (program: Program): Program => ({
    ...program,
    budget: { left: BUDGET },
    memory: newMemory(),
});

/**
 * A program with a new budget, in which each number that comes from the literal says so; with a value, from the
 * expression that is taken to have it.
 */
export const tracing = (program: Program, { from, to }: SyntaxNode, value?: TensorValue): Program => ({
    ...refreshed(program),
    traced: { from, to, ...(value && { value }) },
});

/**
 * A program that is stopped in a function, or in the module itself: there an expression that is written like one of
 * `values` has that value, whatever the text says.
 */
export const stoppedIn = (program: Program, scope: Scope, values: ReadonlyMap<string, Value>): Program => ({
    ...refreshed(program),
    live: { scope, values },
});

/** What an expression is worth in the function that is stopped; undefined where that is not known. */
export function liveValue({ source, module, live }: Program, node: SyntaxNode): Value | undefined {
    const value = live?.values.get(textOf(source, node));
    return value && scopeAt(module, node.from) === live?.scope ? value : undefined;
}

/** The expression that a name stands for, undefined where the text does not tell. */
export const definitionOf = (program: Program, node: SyntaxNode): SyntaxNode | undefined =>
    resolved(program, node)?.node;

/** The same, with the calls that lead there; a parameter stands for the argument of a call. */
export function resolved(program: Program, node: SyntaxNode): Within | undefined {
    const bound = boundTo(program, node);
    return bound ? elementAt(bound.program, bound.value, bound.path) : valueUnder(program, node);
}

/** `out['logits']` of a dictionary of the text, also of one that a function of the text gives. */
function valueUnder(program: Program, node: SyntaxNode): Within | undefined {
    const [object, open, key, close] = childrenOf(node);
    const isSubscript = node.name === 'MemberExpression' && open?.name === '[' && close?.name === ']';
    const wanted = isSubscript && key ? stringValue(program.source, key) : undefined;
    const owner = wanted !== undefined && object ? unwrapped(object) : undefined;
    let found = owner && (owner.name === 'CallExpression' ? result(program, owner) : resolved(program, owner));
    if (found?.node.name === 'CallExpression') {
        found = result(found.program, found.node) ?? found;
    }
    const value = found && entriesOf(program.source, unwrapped(found.node)).findLast(([name]) => name === wanted)?.[1];
    return found && value && { node: value, program: found.program };
}

/** What a name is set to, and which part of that it is. */
function boundTo(
    program: Program,
    node: SyntaxNode,
): (Pick<Binding, 'value' | 'path'> & { program: Program }) | undefined {
    const name = dottedName(program.source, node);
    const found = name === undefined ? undefined : lookUp(program.module, name, node.from);
    if (found?.kind !== 'bound') {
        return undefined;
    }
    const { value, path, parameterOf } = found.binding;
    return parameterOf
        ? { value: argumentFor(program, parameterOf, name!), path: [], program }
        : { value, path, program };
}

/** What a call of a function of the text gives, in that function; undefined for other calls. */
export function result(program: Program, call: SyntaxNode, path: readonly number[] = []): Within | undefined {
    const definition = unpacks(call) ? undefined : functionCalled(program, call, node => meaningOf(program, node));
    const parts = definition && resultOf(definition);
    if (!definition || !parts) {
        return undefined;
    }
    const [only, ...more] = parts;
    const inside = entering(program, definition, call);
    return more.length === 0 || path.length > 0 ? elementAt(inside, more.length === 0 ? only : parts, path) : undefined;
}

/** What a module of the text gives that is not called by name: a part of `nn.Sequential`. */
export function givenByModule(program: Program, module: SyntaxNode): Within | undefined {
    const definition = functionOf(program, unwrapped(module), node => meaningOf(program, node));
    const [only, ...more] = (definition && resultOf(definition)) ?? [];
    return definition && only && more.length === 0
        ? { node: only, program: entering(program, definition, null) }
        : undefined;
}

/** The value that is unpacked to several names of which this is one, where it is not written as a list of values. */
export function unpackedFrom(
    program: Program,
    node: SyntaxNode,
): { readonly value: SyntaxNode; readonly path: readonly number[] } | undefined {
    const name = dottedName(program.source, node);
    const found = name === undefined ? undefined : lookUp(program.module, name, node.from);
    if (found?.kind !== 'bound') {
        return undefined;
    }
    const { value, path } = found.binding;
    const isWhole = isNode(value) && path.length > 0 && !isList(unwrapped(value));
    return isWhole ? { value, path } : undefined;
}

/** So many names stand for one another at most. */
const MAX_NAMES = 20;

function elementAt(
    program: Program,
    value: SyntaxNode | readonly SyntaxNode[] | undefined,
    path: readonly number[],
    depth = 0,
): Within | undefined {
    const [index, ...rest] = path;
    if (value === undefined || index === undefined) {
        return isNode(value) ? { node: value, program } : undefined;
    }
    if (!isNode(value)) {
        return elementAt(program, value[index], rest, depth);
    }
    const inner = unwrapped(value);
    if (isList(inner)) {
        return elementAt(program, plainElements(inner), path, depth);
    }
    if (inner.name === 'CallExpression') {
        return result(program, inner, path);
    }
    // `x, y = batch`
    const named = depth < MAX_NAMES ? boundTo(program, inner) : undefined;
    return named && elementAt(named.program, named.value, [...named.path, ...path], depth + 1);
}

/** What a name or an entry stands for. */
const meaningOf = (program: Program, node: SyntaxNode): SyntaxNode | undefined =>
    (resolved(program, node) ?? entryOf(program, node))?.node;

/** What a list of the text has at a place: `criteria[0]`. */
export function entryOf(program: Program, node: SyntaxNode): Within | undefined {
    const [object, open, key, close] = childrenOf(node);
    const isSubscript = node.name === 'MemberExpression' && open?.name === '[' && close?.name === ']';
    const found = isSubscript && object ? resolved(program, object) : undefined;
    const whole = found && unwrapped(found.node);
    if (!found || !whole || !key) {
        return undefined;
    }
    const index = textOf(program.source, key);
    const value = isList(whole) && /^\d{1,3}$/.test(index) ? plainElements(whole)?.[Number(index)] : undefined;
    return value && { node: value, program: found.program };
}

/** The keys of `{'a': 1}`, `dict(a=1)` or `nn.ModuleDict({'a': 1})` that are strings, and their values. */
function entriesOf(source: string, node: SyntaxNode): readonly (readonly [name: string, value: SyntaxNode])[] {
    if (node.name === 'CallExpression' && !unpacks(node)) {
        const [first, ...more] = argumentsOf(source, node);
        const isWrapped = first && first.name === undefined && more.length === 0;
        return isWrapped
            ? entriesOf(source, unwrapped(first.value))
            : argumentsOf(source, node).flatMap(({ name, value }) =>
                  name === undefined ? [] : [[name, value] as const],
              );
    }
    // What `**` adds may be under any key.
    return node.name !== 'DictionaryExpression' || node.getChild('**')
        ? []
        : elementsIn(node).flatMap(([key, colon, value]) => {
              const name = key && colon?.name === ':' ? stringValue(source, key) : undefined;
              return name === undefined || !value ? [] : [[name, value] as const];
          });
}

const isNode = (value: SyntaxNode | readonly SyntaxNode[] | undefined): value is SyntaxNode =>
    value !== undefined && 'from' in value;

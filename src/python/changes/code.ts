import { foundOnce } from '../../model/foundOnce';
import type { SyntaxNode } from '@lezer/common';
import type { Binding, Branch, Scope } from '../scopes';
import { argumentsOf, dottedName, textOf, unwrapped } from '../syntax';
import { scopesIn } from './changed';
import { calledName, valuesOf } from './objects';
import type { ObjectsOf, OwnNames } from './objects';
import type { Made } from './names';

export interface CallSite {
    readonly node: SyntaxNode;
    readonly scope: Scope;
    readonly branch?: Branch;
}

export interface FunctionSite {
    readonly node: SyntaxNode;
    /** What is bound in the function. */
    readonly scope: Scope;
}

type Index<K, T> = ReadonlyMap<K, readonly T[]>;

/** The calls and functions of a text, by what they are asked for, and what was found of its names. */
export interface Code extends OwnNames {
    readonly calls: readonly CallSite[];
    /** By the last part of the name of what they call. */
    readonly callsOf: Index<string, CallSite>;
    /** By the functions of the text that are among their arguments. */
    readonly callsGiven: Index<string, CallSite>;
    /** By where they end. */
    readonly callsTo: Index<number, CallSite>;
    readonly functionOf: ReadonlyMap<Scope, FunctionSite>;
    /** The `__init__` of each class, by the name of the class. */
    readonly makers: ReadonlyMap<string, FunctionSite>;
    /** Under what other names the functions are called, by where they begin. */
    readonly otherNames: Index<number, string>;
    readonly memory: Memory;
}

/** What is found once, when it is first asked for. */
interface Memory {
    readonly objects: Map<Binding, ObjectsOf>;
    readonly giving: Map<Scope, Map<string, readonly Binding[]>>;
    readonly givenInClass: Map<readonly Scope[], Map<string, readonly Binding[]>>;
    readonly made: Map<Scope, Index<string, Made>>;
    /** Whether an expression makes a `Sequential`. */
    readonly sequential: Map<SyntaxNode, boolean>;
    readonly parameters: Map<Scope, readonly string[]>;
    /** The methods of a class that were looked through for what they give a name, by the name and its change. */
    readonly looked: Map<readonly Scope[], Map<string, Set<Scope>>>;
    /** What functions do to their arguments that those who call them have been told. */
    readonly told: Set<string>;
}

export function codeOf(
    source: string,
    module: Scope,
    calls: readonly CallSite[],
    functions: readonly FunctionSite[],
): Code {
    const own = new Set(functions.flatMap(one => functionNames(source, one)));
    const givenFunctions = ({ node }: CallSite): readonly string[] =>
        argumentsOf(source, node)
            .filter(({ value }) => value.name === 'VariableName')
            .map(({ value }) => textOf(source, value))
            .filter(name => own.has(name));
    const makers = functions.flatMap(one => {
        const owner = one.scope.parent?.heading?.name;
        return owner !== undefined && nameOf(source, one) === '__init__' ? [[owner, one] as const] : [];
    });
    return {
        source,
        own,
        calls,
        callsOf: grouped(calls, ({ node }) => [calledName(source, node)]),
        callsGiven: grouped(calls, givenFunctions),
        callsTo: grouped(calls, ({ node }) => [node.to]),
        functionOf: new Map(functions.map(one => [one.scope, one])),
        makers: new Map(makers),
        otherNames: otherNamesOf(source, module, functions),
        memory: {
            objects: new Map(),
            giving: new Map(),
            givenInClass: new Map(),
            made: new Map(),
            sequential: new Map(),
            parameters: new Map(),
            looked: new Map(),
            told: new Set(),
        },
    };
}

function grouped<T, K>(all: readonly T[], keysOf: (one: T) => readonly (K | undefined)[]): Index<K, T> {
    const groups = new Map<K, T[]>();
    for (const one of all) {
        for (const key of keysOf(one)) {
            if (key !== undefined) {
                foundOnce(groups, key, () => []).push(one);
            }
        }
    }
    return groups;
}

export function nameOf(source: string, { node }: FunctionSite): string | undefined {
    const name = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : undefined;
    return name ? textOf(source, name) : undefined;
}

/** By what names a function of the text is called; `__init__` by that of its class. */
export function functionNames(source: string, site: FunctionSite): readonly string[] {
    const bare = nameOf(source, site);
    const name = bare === '__init__' ? site.scope.parent?.heading?.name : bare;
    return name === undefined ? [] : [name];
}

/** `finish = put`, `partial(put)`, the name that is given a lambda, and one that is given an object that can be called. */
function otherNamesOf(source: string, module: Scope, functions: readonly FunctionSite[]): Index<number, string> {
    const sites = grouped(functions, one => {
        const name = nameOf(source, one);
        const owner = one.scope.parent?.heading?.name;
        const isCalled = owner !== undefined && /^(?:__call__|forward|call)$/.test(name ?? '');
        return [name, isCalled ? `${owner}()` : undefined];
    });
    const found = new Map<number, string[]>();
    for (const [name, value] of scopesIn(module).flatMap(namedValues)) {
        const { key, lambda } = functionMeant(source, value);
        const meant = key === name || key === undefined ? [] : (sites.get(key) ?? []);
        for (const { from } of [...meant.map(({ node }) => node), ...(lambda ? [lambda] : [])]) {
            foundOnce(found, from, () => []).push(name.slice(name.lastIndexOf('.') + 1));
        }
    }
    return found;
}

const namedValues = ({ bindings }: Scope): readonly (readonly [name: string, value: SyntaxNode])[] =>
    [...bindings].flatMap(([name, all]) => all.flatMap(valuesOf).map(value => [name, unwrapped(value)] as const));

/** Which function an expression is: the name of one, that of a class whose objects can be called, or a lambda. */
function functionMeant(
    source: string,
    value: SyntaxNode,
): { readonly key?: string | undefined; readonly lambda?: SyntaxNode | false } {
    const called = value.name === 'CallExpression' ? (calledName(source, value) ?? '') : undefined;
    const [first] = called === 'partial' ? argumentsOf(source, value) : [];
    const meant = first?.value ?? value;
    const isName = first !== undefined || called === undefined;
    return {
        key: isName ? dottedName(source, meant)?.split('.').at(-1) : `${called}()`,
        lambda: meant.name === 'LambdaExpression' && meant,
    };
}

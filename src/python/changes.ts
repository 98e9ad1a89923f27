/** Who changes a model or an array besides the name that the text uses: aliases, lists of parts, functions it is given to. */
import type { SyntaxNode } from '@lezer/common';
import { countLeading } from '../model/sorted';
import type { Binding, Branch, Scope } from './scopes';
import { argumentsOf, childrenOf, dottedName, elementsIn, memberOf, textOf, unwrapped } from './syntax';

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

interface Changed {
    readonly scope: Scope;
    readonly name: string;
    readonly at: number;
    readonly change: NonNullable<Binding['change']>;
    readonly branch?: Branch | undefined;
}

/** What a function of the text does to an argument, or to a name outside. */
interface Effect {
    /** A parameter, with the attribute of it that is changed: `model`, `model.head`. */
    readonly name: string;
    readonly change: Changed['change'];
    readonly isParameter: boolean;
}

/** `.head` of `model.head`. */
const attributeOf = ({ name }: Effect): string => /\..*/.exec(name)?.[0] ?? '';

/** So many changes of one text are followed. */
const MAX_CHANGES = 5000;
/** An object has so many other names in one function. */
const MAX_NAMES = 200;

/** Methods that change which layers a model has, where a call of them is part of an expression. */
const CHANGES_PARTS = /^(?:append|extend|insert|add_module|register_module|register_forward_(?:pre_)?hook)$/;
/** Methods that give the object itself back, or what it consists of. */
const SELF_METHODS =
    /^(?:to|cuda|cpu|half|float|double|bfloat16|eval|train|requires_grad_|apply|compile|append|extend)$/;
const PARTS_METHODS = /^(?:children|modules|named_children|named_modules|get_submodule|items|values|layers|detach)$/;
/** Functions that give back what they get, or go through it. */
const SELF_FUNCTIONS =
    /^(?:compile|DataParallel|DistributedDataParallel|jit|list|tuple|iter|enumerate|reversed|zip|getattr|next)$/;
/** What libraries, and files that are not at hand, call functions that give a model other layers. */
const NAMED_SO =
    /^(?:replace|remove|insert|append|attach|add|strip|swap|set|reset|change|drop|inject|wrap|patch)_\w*(?:layer|module|head|softmax|activation|classifier|output|hook)/;

/** Notes each change for everything that stands for the changed object. */
export function spreadChanges(
    source: string,
    module: Scope,
    calls: readonly CallSite[],
    functions: readonly FunctionSite[],
): void {
    const names = calls.map(({ node }) => calledName(source, node));
    const byName = grouped(calls, (_, index) => [names[index]]);
    const own = new Set(functions.flatMap(one => namesOf(source, one)));
    const siteOf = new Map(functions.map(one => [one.scope, one]));
    const text: Text = { source, own, made: new Map(), looked: new Map() };
    const byArgument = grouped(calls, ({ node }) =>
        argumentsOf(source, node).flatMap(({ value }) =>
            value.name === 'VariableName' && own.has(textOf(source, value)) ? [textOf(source, value)] : [],
        ),
    );
    const makers = new Map(
        functions.flatMap(one => {
            const owner = one.scope.parent?.heading?.name;
            return owner !== undefined && nameOf(source, one) === '__init__' ? [[owner, one] as const] : [];
        }),
    );
    const otherNames = otherNamesOf(text, module, functions);
    const open = changesIn(module);
    const seen = new Set<string>();
    const note = (changed: Changed): void => {
        const key = `${changed.scope.from} ${changed.scope.to} ${changed.name} ${changed.at} ${changed.change}`;
        if (!seen.has(key) && seen.size < MAX_CHANGES) {
            seen.add(key);
            bind(changed);
            open.push(changed);
        }
    };
    for (const [index, { node, ...site }] of calls.entries()) {
        for (const name of changedByName(text, node, names[index])) {
            note({ ...site, name, at: node.to, change: 'parts' });
        }
    }
    const effects = new Set<string>();
    for (let changed = open.pop(); changed; changed = open.pop()) {
        for (const name of grown(text, changed)) {
            note({ ...changed, name, change: 'parts' });
        }
        for (const name of sameAs(text, changed)) {
            note({ ...changed, name });
        }
        for (const same of [...givenElsewhere(text, changed), ...heldBy(text, makers, changed)]) {
            note(same);
        }
        const { site, effect, home } = effectOf(siteOf, changed);
        if (home && home !== changed.scope) {
            note({ ...changed, scope: home }); // a comprehension
        }
        const key = site && effect && `${site.scope.from} ${effect.name} ${effect.change}`;
        if (!site || !effect || effects.has(key!)) {
            continue;
        }
        effects.add(key!);
        for (const name of namesOf(source, site)) {
            for (const call of byName.get(name) ?? []) {
                for (const given of reachedBy(text, site, effect, call.node)) {
                    const { scope, branch } = call;
                    note({ scope, branch, name: given, at: call.node.to, change: effect.change });
                }
            }
        }
        // `model.apply(strip)`, `map(strip, models)`, and other names of the function
        const definedAs = nameOf(source, site);
        const passed = [
            ...((definedAs !== undefined && byArgument.get(definedAs)) || []),
            ...(otherNames.get(site.node.from) ?? []).flatMap(name => byName.get(name) ?? []),
            ...(site.node.name === 'LambdaExpression' && site.node.parent?.name === 'ArgList'
                ? calls.filter(({ node }) => node.to === site.node.parent?.to)
                : []),
        ];
        for (const { node, ...place } of effect.isParameter ? passed : []) {
            const member = node.firstChild && memberOf(source, node.firstChild);
            const given = argumentsOf(source, node).map(({ value }) => value);
            for (const name of [...(member ? [member.object] : []), ...given].flatMap(one =>
                objectsIn(text, one, true),
            )) {
                if (name !== definedAs) {
                    note({ ...place, name: name + attributeOf(effect), at: node.to, change: effect.change });
                }
            }
        }
    }
}

function grouped<T, K>(
    all: readonly T[],
    keysOf: (one: T, index: number) => readonly K[],
): ReadonlyMap<K, readonly T[]> {
    const groups = new Map<K, T[]>();
    all.forEach((one, index) => {
        for (const key of keysOf(one, index)) {
            const group = groups.get(key);
            if (group) {
                group.push(one);
            } else {
                groups.set(key, [one]);
            }
        }
    });
    return groups;
}

interface Text {
    readonly source: string;
    /** The names of its functions. */
    readonly own: ReadonlySet<string>;
    /** What is made of a name in a scope, once it is asked for. */
    readonly made: Map<Scope, ReadonlyMap<string, readonly Made[]>>;
    /** The methods of a class that were looked through for what they give a name, by the name and its change. */
    readonly looked: Map<readonly Scope[], Map<string, Set<Scope>>>;
}

/** `other` is given the object of a name, or made with it as one of its parts. */
interface Made {
    readonly other: string;
    readonly at: number;
    readonly isPart: boolean;
}

/** The changes that the statements of a text make themselves. */
const changesIn = (module: Scope): Changed[] =>
    scopesIn(module).flatMap(scope =>
        [...scope.bindings].flatMap(([name, bindings]) =>
            bindings.flatMap(({ at, change, branch }) => (change ? [{ scope, name, at, change, branch }] : [])),
        ),
    );

function scopesIn(module: Scope): readonly Scope[] {
    const found = [module];
    for (const scope of found) {
        found.push(...scope.children);
    }
    return found;
}

/** Notes a change among the bindings of a scope, in the order of the text. */
function bind({ scope, name, at, change, branch }: Changed): void {
    const known = scope.bindings.get(name) ?? [];
    scope.bindings.set(name, known);
    const isInside = branch && branch.from >= scope.from && branch.to <= scope.to;
    const binding: Binding = { at, value: undefined, path: [], change, ...(isInside && { branch }) };
    known.splice(
        countLeading(known, one => one.at <= at),
        0,
        binding,
    );
}

/** The last part of the name of what is called. */
function calledName(source: string, { firstChild }: SyntaxNode): string | undefined {
    const callee = firstChild && unwrapped(firstChild);
    return callee?.name === 'VariableName'
        ? textOf(source, callee)
        : callee
          ? memberOf(source, callee)?.property
          : undefined;
}

const nameOf = (source: string, { node }: FunctionSite): string | undefined => {
    const name = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : undefined;
    return name ? textOf(source, name) : undefined;
};

/** Under what other names the functions of the text are called, by where they begin: `finish = put`, `partial(put)`, a lambda's. */
function otherNamesOf(
    { source }: Text,
    module: Scope,
    functions: readonly FunctionSite[],
): ReadonlyMap<number, readonly string[]> {
    const sites = grouped(functions, one => {
        const name = nameOf(source, one);
        const owner = one.scope.parent?.heading?.name;
        const isCalled = owner !== undefined && /^(?:__call__|forward|call)$/.test(name ?? '');
        return [...(name === undefined ? [] : [name]), ...(isCalled ? [`${owner}()`] : [])];
    });
    const found = new Map<number, string[]>();
    const add = (from: number, name: string): void => {
        found.set(from, [...(found.get(from) ?? []), name.slice(name.lastIndexOf('.') + 1)]);
    };
    for (const scope of scopesIn(module)) {
        for (const [name, bindings] of scope.bindings) {
            for (const value of bindings.flatMap(valuesOf).map(unwrapped)) {
                const isCall = value.name === 'CallExpression';
                const called = isCall ? (calledName(source, value) ?? '') : '';
                const [first] = called === 'partial' ? argumentsOf(source, value) : [];
                const meant = first?.value ?? value;
                const key = first || !isCall ? dottedName(source, meant)?.split('.').at(-1) : `${called}()`;
                for (const site of (key !== undefined && key !== name && sites.get(key)) || []) {
                    add(site.node.from, name);
                }
                if (meant.name === 'LambdaExpression') {
                    add(meant.from, name);
                }
            }
        }
    }
    return found;
}

/** `net` of `holder = Holder(net)`, whose `holder.net` is changed. */
function heldBy(text: Text, makers: ReadonlyMap<string, FunctionSite>, changed: Changed): readonly Changed[] {
    const [owner, attribute] = changed.name.split('.');
    if (owner === undefined || attribute === undefined || changed.change === 'numbers') {
        return [];
    }
    return givers({ ...changed, name: owner })
        .flatMap(valuesOf)
        .flatMap(value => {
            const call = unwrapped(value);
            const maker = call.name === 'CallExpression' ? makers.get(calledName(text.source, call) ?? '') : undefined;
            const kept = maker?.scope.bindings.get(`self.${attribute}`) ?? [];
            return kept
                .flatMap(valuesOf)
                .flatMap(node => objectsIn(text, node, false))
                .flatMap(name =>
                    reachedBy(text, maker!, { name, change: changed.change, isParameter: true }, call).map(given => ({
                        ...changed,
                        name: given + changed.name.slice(owner.length + attribute.length + 1),
                    })),
                );
        });
}

/** By what names a function of the text is called; `__init__` by that of its class. */
function namesOf(source: string, site: FunctionSite): readonly string[] {
    const bare = nameOf(source, site);
    const name = bare === '__init__' ? site.scope.parent?.heading?.name : bare;
    return name === undefined ? [] : [name];
}

/** What a call changes by itself, wherever it stands in an expression, or as the name of a function says that is elsewhere. */
function changedByName(text: Text, call: SyntaxNode, name: string | undefined): readonly string[] {
    const { source, own } = text;
    const member = call.firstChild && memberOf(source, call.firstChild);
    if (name === undefined || own.has(name)) {
        return [];
    }
    const isStatement = call.parent?.name === 'ExpressionStatement';
    if (member && CHANGES_PARTS.test(name)) {
        return isStatement && !(unwrapped(member.object).name === 'CallExpression')
            ? []
            : objectsIn(text, member.object, true);
    }
    const given = NAMED_SO.test(name) ? argumentsOf(source, call) : [];
    return given.slice(0, 1).flatMap(({ value }) => objectsIn(text, value, true));
}

/** The names that an expression has its object from; of what it consists of only where `withParts`. */
function objectsIn(text: Text, expression: SyntaxNode, withParts: boolean): readonly string[] {
    const { source, own } = text;
    const node = unwrapped(expression);
    const name = dottedName(source, node);
    if (name !== undefined) {
        return [name.replace(/\._modules$/, '')];
    }
    const inner = (nodes: readonly SyntaxNode[]): readonly string[] =>
        nodes.flatMap(one => objectsIn(text, one, withParts));
    switch (node.name) {
        case 'MemberExpression':
            return node.firstChild ? inner([node.firstChild]) : [];
        case 'ConditionalExpression':
            return inner(childrenOf(node));
        case 'ArrayExpression':
        case 'TupleExpression':
        case 'DictionaryExpression':
            return withParts ? inner(elementsIn(node).flat()) : [];
        case 'CallExpression': {
            const called = calledName(source, node) ?? '';
            const member = node.firstChild && memberOf(source, node.firstChild);
            const isObject = SELF_METHODS.test(called) || (withParts && PARTS_METHODS.test(called));
            const isPassed = own.has(called) || SELF_FUNCTIONS.test(called) || (withParts && /^[A-Z]/.test(called));
            return [
                ...(member && isObject ? inner([member.object]) : []),
                ...(isPassed ? inner(argumentsOf(source, node).map(({ value }) => value)) : []),
            ];
        }
        default:
            return [];
    }
}

const valuesOf = ({ value, path }: Binding): readonly SyntaxNode[] =>
    value === undefined
        ? []
        : 'from' in value
          ? [value]
          : path.length === 1
            ? value.slice(path[0], path[0]! + 1)
            : value;

/** What may have given a name its object where it is changed: the statements back to one that runs in any case. */
function givers({ scope, name, at }: Pick<Changed, 'scope' | 'name' | 'at'>): readonly Binding[] {
    const found: Binding[] = [];
    const own = giving(scope, name);
    for (let index = countLeading(own, one => one.at <= at) - 1; index >= 0; index--) {
        const binding = own[index]!;
        found.push(binding);
        if (!binding.branch || found.length === MAX_GIVERS) {
            break;
        }
    }
    return found;
}

/** So many branches before one another are looked at. */
const MAX_GIVERS = 50;

/** The statements that give a name its object, in the order of the text: changes that are noted later are not among them. */
function giving(scope: Scope, name: string): readonly Binding[] {
    const known = givingKnown.get(scope) ?? new Map<string, readonly Binding[]>();
    givingKnown.set(scope, known);
    const found =
        known.get(name) ??
        (scope.bindings.get(name) ?? []).filter(({ change, value }) => change === undefined || value !== undefined);
    known.set(name, found);
    return found;
}

const givingKnown = new WeakMap<Scope, Map<string, readonly Binding[]>>();

/** The scopes in which a name is given its object; `self.model` in every method of its class. */
function homesOf(scope: Scope, name: string): readonly Scope[] {
    if (!/^(?:self|cls)\./.test(name)) {
        return [scope];
    }
    for (let at: Scope | undefined = scope; at; at = at.parent) {
        if (at.parent?.kind === 'class') {
            return at.parent.children;
        }
    }
    return [scope];
}

/** Other names of the changed object in the same function, or class: what it was taken from, what was made of it. */
function sameAs(text: Text, changed: Changed): readonly string[] {
    const { scope, name, at, change } = changed;
    const withParts = change !== 'numbers';
    const dot = name.lastIndexOf('.');
    const [owner, rest] = [name.slice(0, Math.max(0, dot)), name.slice(dot)];

    const taken = (looked: string): readonly string[] => [
        ...givers({ scope, name: looked, at }).flatMap(binding => [
            ...valuesOf(binding).flatMap(node => (isMadeOf(text, node) ? [] : objectsIn(text, node, false))),
            ...(binding.iterates && change === 'parts' ? objectsIn(text, binding.iterates, true) : []),
        ]),
    ];
    const made = (looked: string): readonly string[] =>
        (madeIn(text, scope).get(looked) ?? [])
            .slice(0, MAX_NAMES)
            .flatMap(one => (one.at <= at && (withParts || !one.isPart) ? [one.other] : []));
    return [
        ...taken(name),
        ...made(name),
        ...(owner !== '' && owner !== 'self' && owner !== 'cls' ? taken(owner).map(one => one + rest) : []),
        ...(owner !== '' && owner !== 'self' && owner !== 'cls' ? made(owner).map(one => one + rest) : []),
    ].filter(other => other !== name && other !== 'self');
}

/** `model` of `self.model = model`, which another method of the class changes. */
function givenElsewhere(text: Text, { scope, name, change }: Changed): readonly Changed[] {
    const homes = homesOf(scope, name);
    const key = `${name} ${change}`;
    const looked = text.looked.get(homes) ?? new Map<string, Set<Scope>>();
    text.looked.set(homes, looked);
    const done = looked.get(key) ?? new Set<Scope>();
    looked.set(key, done);
    // The methods are looked through once for a name: that of the first change is left to the second.
    if (done.size === homes.length) {
        return [];
    }
    return homes
        .filter(home => home !== scope && !done.has(home))
        .flatMap(home => {
            done.add(home);
            return giving(home, name).flatMap(binding =>
                valuesOf(binding)
                    .filter(node => !isMadeOf(text, node))
                    .flatMap(node => objectsIn(text, node, false))
                    .filter(other => other !== name)
                    .map(other => ({ scope: home, name: other, at: binding.at, change, branch: binding.branch })),
            );
        });
}

function madeIn(text: Text, scope: Scope): ReadonlyMap<string, readonly Made[]> {
    const before = text.made.get(scope);
    if (before) {
        return before;
    }
    const found = new Map<string, Made[]>();
    for (const [other, bindings] of scope.bindings) {
        for (const binding of bindings) {
            const whole = valuesOf(binding).flatMap(node => objectsIn(text, node, false));
            for (const name of new Set(valuesOf(binding).flatMap(node => objectsIn(text, node, true)))) {
                const made = found.get(name) ?? [];
                found.set(name, made);
                const last = made.at(-1);
                const isNew = last?.other !== other || (last.isPart && whole.includes(name));
                if (other !== name && isNew) {
                    made.push({ other, at: binding.at, isPart: !whole.includes(name) });
                }
            }
        }
    }
    text.made.set(scope, found);
    return found;
}

/** `nn.Sequential(body, head)`: what happens to it does not happen to its parts. */
const isMadeOf = ({ source }: Text, node: SyntaxNode): boolean =>
    node.name === 'CallExpression' && /^[A-Z]/.test(calledName(source, node) ?? '');

/** A `Sequential` that is given an attribute, which it then has as its last layer. */
function grown(text: Text, { scope, name, at, change }: Changed): readonly string[] {
    const dot = name.lastIndexOf('.');
    if (change !== 'attribute' || dot < 0) {
        return [];
    }
    const owner = name.slice(0, dot);
    return isSequential(text, scope, owner, at, 0) ? [owner] : [];
}

function isSequential(text: Text, scope: Scope, name: string, at: number, depth: number): boolean {
    const homes = homesOf(scope, name);
    const found = homes.some(home => home.bindings.has(name))
        ? homes.flatMap(home => givers({ scope: home, name, at: homes.length > 1 ? Infinity : at }))
        : [];
    if (found.length === 0 && scope.parent && homes.length === 1) {
        return depth < 8 && isSequential(text, scope.parent, name, at, depth + 1);
    }
    return found
        .flatMap(valuesOf)
        .some(
            node =>
                /(?:^|\W)(?:Sequential|ModuleList)\s*\(/.test(textOf(text.source, node)) ||
                (depth < 8 &&
                    (text.own.has(calledName(text.source, node) ?? '') ||
                        objectsIn(text, node, false).some(one => isSequential(text, scope, one, at, depth + 1)))),
        );
}

/** What a change is to those who call the function that it stands in. */
function effectOf(
    siteOf: ReadonlyMap<Scope, FunctionSite>,
    { scope, name, at, change }: Changed,
): { readonly site?: FunctionSite; readonly effect?: Effect; readonly home?: Scope } {
    const [root] = name.split('.');
    const site = siteOf.get(scope);
    const giving = givers({ scope, name: root!, at });
    const isParameter = giving.some(({ parameterOf }) => parameterOf);
    if (scope.kind === 'function' && site && (isParameter || giving.length === 0)) {
        return { site, effect: { name, change, isParameter } };
    }
    const isFree = scope.kind === 'function' && !site && giving.length === 0;
    return isFree && scope.parent ? { home: scope.parent } : {};
}

/** The names, where a function is called, of what it changes. */
function reachedBy(text: Text, { scope }: FunctionSite, effect: Effect, call: SyntaxNode): readonly string[] {
    const { source } = text;
    const { name, isParameter } = effect;
    if (!isParameter) {
        return [name];
    }
    const [root] = name.split('.');
    const rest = attributeOf(effect);
    const parameters = [...scope.bindings].flatMap(([one, [first]]) => (first?.parameterOf ? [one] : []));
    const callee = call.firstChild && unwrapped(call.firstChild);
    const member = callee && memberOf(source, callee);
    const isMethod = scope.parent?.kind === 'class' && !isStatic(parameters);
    const isOfClass = member && textOf(source, member.object) === scope.parent?.heading?.name;
    const isBound = isMethod && !isOfClass;
    const index = parameters.indexOf(root!) - (isBound ? 1 : 0);
    const with_ = (node: SyntaxNode | undefined): readonly string[] =>
        node ? objectsIn(text, node, true).map(one => one + rest) : [];
    if (index < 0) {
        return member ? with_(member.object) : [];
    }
    const given = argumentsOf(source, call);
    const list = call.getChild('ArgList');
    const unpacked = ['*', '**'].flatMap(sign => list?.getChildren(sign).map(({ nextSibling }) => nextSibling) ?? []);
    const byName = given.find(one => one.name === root)?.value;
    const positional = given.filter(one => one.name === undefined);
    return [...with_(byName ?? positional[index]?.value), ...unpacked.flatMap(node => (node ? with_(node) : []))];
}

/** A method that does not get its object. */
const isStatic = ([first]: readonly string[]): boolean => first !== 'self' && first !== 'cls';

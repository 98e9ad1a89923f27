import type { SyntaxNode } from '@lezer/common';
import { appliedModel } from './appliedModel';
import { isSetOutside } from './classes';
import { lookUp } from './lookup';
import type { Program } from './program';
import type { Binding } from './scopes';
import {
    argumentsOf,
    bindArguments,
    childrenOf,
    dottedName,
    innermostAround,
    memberOf,
    split,
    textOf,
    unpacks,
    unwrapped,
} from './syntax';

/** An expression, and the calls by which its functions were entered. */
export interface Within {
    readonly node: SyntaxNode;
    readonly program: Program;
}

/** What a name, or an entry of a dictionary, stands for. */
type Resolve = (node: SyntaxNode) => SyntaxNode | undefined;

/** Methods that give the module itself back. */
const SELF_METHODS = /^(?:to|cuda|cpu|half|float|double|bfloat16|eval|train|requires_grad_|apply|compile)$/;
/** Functions that give their first argument back, to be called like it. */
const SELF_FUNCTIONS =
    /(?:^|\.)(?:compile|DataParallel|DistributedDataParallel|script|jit|no_grad|checkpoint_wrapper)$/;
/** How a module or layer is called: torch's, Keras', Flax' and Python's own. */
const CALLED = ['forward', 'call', '__call__'];
/** Decorators that leave what a function gives as it is. */
const HARMLESS =
    /^@\s*(?:\w+\.)*(?:no_grad|inference_mode|enable_grad|script|script_method|jit|njit|function|compile|staticmethod|classmethod|override|autocast|typechecked|cache|lru_cache|compact|filter_jit)\b/;
const MAX_DEPTH = 8;

/** A function or class of the text that gives this result when called: its `def` or lambda; of a class `__init__`. */
export function functionCalled(program: Program, call: SyntaxNode, resolve: Resolve): SyntaxNode | undefined {
    const callee = call.firstChild && unwrapped(call.firstChild);
    return callee ? (functionOf(program, callee, resolve) ?? applied(program, call, callee, resolve)) : undefined;
}

/** Flax' `model.apply(params, x)`, which runs `__call__`; not where it gives more than that, or runs another method. */
function applied(program: Program, call: SyntaxNode, callee: SyntaxNode, resolve: Resolve): SyntaxNode | undefined {
    const model = appliedModel(program, callee);
    const given = model ? argumentsOf(program.source, call) : [];
    const isPlain = given.length > 1 && given.every(({ name }) => name !== 'method' && name !== 'mutable');
    const owner = model && isPlain ? classOf(program, unwrapped(model), resolve, 0) : undefined;
    return owner && methodOf(program, owner, '__call__');
}

/** Whether a call of `__call__` is Flax' `apply`, whose first argument is the parameters of the model. */
const isApplied = (program: Program, definition: SyntaxNode, { firstChild }: SyntaxNode): boolean =>
    firstChild !== null &&
    appliedModel(program, firstChild) !== undefined &&
    textOf(program.source, definition.getChild('VariableName') ?? definition) === '__call__';

/** The function of the text that runs when an expression is called. */
export const functionOf = (program: Program, callee: SyntaxNode, resolve: Resolve): SyntaxNode | undefined =>
    callable(program, callee, resolve, 0);

function callable(program: Program, callee: SyntaxNode, resolve: Resolve, depth: number): SyntaxNode | undefined {
    if (depth > MAX_DEPTH) {
        return undefined;
    }
    if (callee.name === 'LambdaExpression') {
        return callee;
    }
    const defined = bindingOf(program, callee)?.defines;
    if (defined) {
        return defined.name === 'FunctionDefinition' ? followable(program.source, defined) : undefined;
    }
    const isSelf = callee.name === 'VariableName' && textOf(program.source, callee) === 'self';
    if (isUncertain(program, callee)) {
        return undefined;
    }
    const object = classOf(program, callee, resolve, depth + 1);
    if (object) {
        if (isSelf && CALLED.some(name => lookUp(program.module, `self.${name}`, callee.from).kind === 'unknown')) {
            return undefined; // a class that extends it has its own
        }
        return CALLED.map(name => methodOf(program, object, name)).find(method => method !== undefined);
    }
    const member = memberOf(program.source, callee);
    const owner =
        member && (classOf(program, member.object, resolve, depth + 1) ?? classDefined(program, member.object));
    if (member && owner) {
        return methodOf(program, owner, member.property);
    }
    const value = resolve(callee);
    return value && callable(program, unwrapped(value), resolve, depth + 1);
}

function bindingOf({ source, module }: Program, node: SyntaxNode): Binding | undefined {
    const name = dottedName(source, node);
    const found = name === undefined ? undefined : lookUp(module, name, node.from);
    return found?.kind === 'bound' ? found.binding : undefined;
}

/** `self.finish` that a class which extends this one, or code outside, sets too. */
const isUncertain = ({ source, module }: Program, node: SyntaxNode): boolean => {
    const name = dottedName(source, node);
    return name?.startsWith('self.') === true && lookUp(module, name, node.from).kind === 'unknown';
};

/** The class of the text of which an expression is an object. */
function classOf(program: Program, node: SyntaxNode, resolve: Resolve, depth: number): SyntaxNode | undefined {
    const { source } = program;
    if (depth > MAX_DEPTH) {
        return undefined;
    }
    if (node.name === 'VariableName' && textOf(source, node) === 'self') {
        return classAround(node);
    }
    const callee = node.name === 'CallExpression' && node.firstChild ? unwrapped(node.firstChild) : undefined;
    if (!callee) {
        const value = resolve(node);
        return value && classOf(program, unwrapped(value), resolve, depth + 1);
    }
    const defined = bindingOf(program, callee)?.defines;
    if (defined) {
        return defined.name === 'ClassDefinition' && !isWrapped(program, defined) ? defined : undefined;
    }
    const member = memberOf(source, callee);
    if (member && SELF_METHODS.test(member.property)) {
        return classOf(program, unwrapped(member.object), resolve, depth + 1);
    }
    const [first] = argumentsOf(source, node);
    return first && SELF_FUNCTIONS.test(textOf(source, callee))
        ? classOf(program, unwrapped(first.value), resolve, depth + 1)
        : undefined;
}

/** The class of the text that a name stands for. */
export function classDefined(program: Program, node: SyntaxNode): SyntaxNode | undefined {
    const defined = bindingOf(program, node)?.defines;
    return defined?.name === 'ClassDefinition' && !isWrapped(program, defined) ? defined : undefined;
}

/** Whether a decorator of the text may make another class of one: it gives back something else than what it gets. */
const isWrapped = (program: Program, definition: SyntaxNode): boolean =>
    (definition.parent?.name === 'DecoratedStatement' ? definition.parent.getChildren('Decorator') : []).some(
        decorator => {
            const names = childrenOf(decorator).filter(({ name }) => name === 'VariableName');
            const decorates = names.length === 1 ? bindingOf(program, names[0]!)?.defines : undefined;
            const [given] = decorates ? parametersOf(program.source, decorates) : [];
            const [only, ...more] = (decorates && resultOf(decorates)) ?? [];
            return decorates && (!only || more.length > 0 || textOf(program.source, only) !== given?.name);
        },
    );

/** The call of `super().__init__` in a function, where that is the only one. */
export function superInitIn({ source }: Program, definition: SyntaxNode): SyntaxNode | undefined {
    const calls: SyntaxNode[] = [];
    definition.cursor().iterate(({ name, node }) => {
        if (name === 'CallExpression' && node.firstChild && SUPER_INIT.test(textOf(source, node.firstChild))) {
            calls.push(node);
        }
    });
    return calls.length === 1 ? calls[0] : undefined;
}

const SUPER_INIT = /^super\s*\([^()]*\)\s*\.\s*__init__$/;

export function classAround(node: SyntaxNode): SyntaxNode | undefined {
    for (let at = node.parent; at; at = at.parent) {
        if (at.name === 'ClassDefinition') {
            return at;
        }
    }
    return undefined;
}

/** The method of a class of the text, its own or that of a class that it extends. */
export function methodOf(program: Program, owner: SyntaxNode, name: string, depth = 0): SyntaxNode | undefined {
    const { source } = program;
    if (isSetOutside(program.module, name)) {
        return undefined; // `net.forward = another`
    }
    const own = methodsOf(program, owner).get(name);
    if (own) {
        return followable(source, own);
    }
    const bases = depth < MAX_DEPTH ? argumentsOf(source, owner) : [];
    return bases
        .map(({ value }) => bindingOf(program, value)?.defines)
        .filter(base => base?.name === 'ClassDefinition' && base.from !== owner.from)
        .map(base => methodOf(program, base!, name, depth + 1))
        .find(method => method !== undefined);
}

/** The methods of a class by their names, of several of one name the last. */
function methodsOf({ source, module }: Program, owner: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
    return once(methodsKnown, module, owner, () => {
        const found = new Map<string, SyntaxNode>();
        for (const child of childrenOf(owner.getChild('Body') ?? owner)) {
            const method = child.name === 'DecoratedStatement' ? child.lastChild : child;
            const name = method?.name === 'FunctionDefinition' ? method.getChild('VariableName') : undefined;
            if (method && name) {
                found.set(textOf(source, name), method);
            }
        }
        return found;
    });
}

type ByPlace<V> = WeakMap<Program['module'], Map<number, V>>;
const methodsKnown: ByPlace<ReadonlyMap<string, SyntaxNode>> = new WeakMap();
const parametersKnown: ByPlace<readonly Parameter[]> = new WeakMap();

/** What the text alone says of a definition: it is asked for again and again, and found once. */
function once<V>(all: ByPlace<V>, module: Program['module'], { from }: SyntaxNode, find: () => V): V {
    const known = all.get(module) ?? new Map<number, V>();
    all.set(module, known);
    const before = known.get(from);
    const value = before ?? find();
    known.set(from, value);
    return value;
}

/** A function whose decorators leave its result as it is. */
function followable(source: string, definition: SyntaxNode): SyntaxNode | undefined {
    const decorators =
        definition.parent?.name === 'DecoratedStatement' ? definition.parent.getChildren('Decorator') : [];
    return decorators.every(decorator => HARMLESS.test(textOf(source, decorator))) ? definition : undefined;
}

/** Where a function cannot be left but by its last statement, what that gives: one expression, or those of a tuple. */
export function resultOf(definition: SyntaxNode): readonly SyntaxNode[] | undefined {
    if (definition.name === 'LambdaExpression') {
        return definition.lastChild ? [definition.lastChild] : undefined;
    }
    const returns: SyntaxNode[] = [];
    definition.cursor().iterate(({ name, node, from }) => {
        if (name === 'ReturnStatement') {
            returns.push(node);
        }
        if (/^Yield/.test(name)) {
            returns.push(node, node); // a generator
        }
        return from === definition.from || (name !== 'FunctionDefinition' && name !== 'LambdaExpression');
    });
    const [only, ...more] = returns;
    if (!only || more.length > 0 || isConditional(only, definition)) {
        return undefined;
    }
    const parts = split(childrenOf(only).slice(1), ',');
    return parts.length > 0 && parts.every(({ length }) => length === 1) ? parts.map(part => part[0]!) : undefined;
}

const CONDITIONAL = new Set(['IfStatement', 'ForStatement', 'WhileStatement', 'TryStatement', 'MatchStatement']);

function isConditional(statement: SyntaxNode, within: SyntaxNode): boolean {
    for (let at = statement.parent; at && at.from !== within.from; at = at.parent) {
        if (CONDITIONAL.has(at.name)) {
            return true;
        }
    }
    return false;
}

interface Parameter {
    readonly name: string;
    readonly fallback?: SyntaxNode;
    /** Behind a `*`: only given by its name. */
    readonly named: boolean;
}

function parametersOf(source: string, definition: SyntaxNode): readonly Parameter[] {
    const list = definition.getChild('ParamList');
    let named = false;
    return split(
        (list ? childrenOf(list) : []).filter(({ name }) => name !== '(' && name !== ')' && name !== 'TypeDef'),
        ',',
    ).flatMap(([first, ...rest]) => {
        if (first?.name !== 'VariableName') {
            named ||= first?.name === '*';
            return [];
        }
        const fallback = rest.at(-1);
        return [{ name: textOf(source, first), named, ...(fallback && { fallback }) }];
    });
}

/** What the parameter of a function stands for: the argument of the call that entered it, or of its only call. */
export function argumentFor(program: Program, definition: SyntaxNode, name: string): SyntaxNode | undefined {
    const { source } = program;
    const entered = program.entered.get(definition.from);
    const call = entered === undefined ? onlyCall(program, definition) : entered;
    if (!call || unpacks(call)) {
        return undefined;
    }
    const parameters = once(parametersKnown, program.module, definition, () => parametersOf(source, definition));
    const own = isMethodCall(source, definition, call) ? parameters.slice(1) : parameters;
    const positional = own.filter(({ named }) => !named).map(parameter => parameter.name);
    const given = argumentsOf(source, call);
    const bound = bindArguments(isApplied(program, definition, call) ? given.slice(1) : given, positional);
    return bound.get(name) ?? parameters.find(parameter => parameter.name === name)?.fallback;
}

function isMethodCall(source: string, definition: SyntaxNode, call: SyntaxNode): boolean {
    const statement = definition.parent?.name === 'DecoratedStatement' ? definition.parent : definition;
    const inClass = statement.parent?.name === 'Body' && statement.parent.parent?.name === 'ClassDefinition';
    const isStatic = /^@\s*staticmethod\b/m.test(source.slice(statement.from, definition.from));
    const owner = inClass ? statement.parent?.parent?.getChild('VariableName') : undefined;
    // `Net.forward(net, x)` gives the object itself.
    const unbound = owner && textOf(source, call).startsWith(`${textOf(source, owner)}.`);
    return inClass && !isStatic && !unbound;
}

function onlyCall(program: Program, definition: SyntaxNode): SyntaxNode | undefined {
    const [only, ...more] = callsOf(program, definition);
    return more.length === 0 ? only : undefined;
}

/** The calls of a function of the text. */
export function callsOf(program: Program, definition: SyntaxNode): readonly SyntaxNode[] {
    if (!program.calls.found) {
        program.calls.found = new Map(); // nothing is known of parameters while the calls are looked for
        program.calls.found = findCalls(program);
    }
    return program.calls.found.get(definition.from) ?? [];
}

/** All calls of functions of the text, by where the function begins; a class is its `__init__`. */
function findCalls(program: Program): ReadonlyMap<number, readonly SyntaxNode[]> {
    const found = new Map<number, SyntaxNode[]>();
    program.tree.iterate({
        enter({ name, node }) {
            const definition =
                name === 'CallExpression'
                    ? (functionCalled(program, node, node => program.calls.resolve(program, node)) ??
                      differentiated(program, node) ??
                      initOf(program, node))
                    : undefined;
            if (definition) {
                const calls = found.get(definition.from) ?? [];
                found.set(definition.from, calls);
                calls.push(node);
            }
        },
    });
    return found;
}

/** The function of JAX' `value_and_grad(loss_fn, has_aux=True)(model, batch)`, which gets those arguments. */
function differentiated(program: Program, call: SyntaxNode): SyntaxNode | undefined {
    const resolve: Resolve = node => program.calls.resolve(program, node);
    const callee = call.firstChild && unwrapped(call.firstChild);
    const maker = callee?.name === 'CallExpression' ? callee : callee && resolve(callee);
    const made = maker?.name === 'CallExpression' && maker.firstChild ? maker : undefined;
    const isGradient =
        made && /(?:^|\.)(?:filter_)?(?:value_and_)?grad$/.test(textOf(program.source, made.firstChild!));
    const [first] = made && isGradient ? argumentsOf(program.source, made) : [];
    return first && functionOf(program, unwrapped(first.value), resolve);
}

function initOf(program: Program, call: SyntaxNode): SyntaxNode | undefined {
    const defined = call.firstChild ? bindingOf(program, unwrapped(call.firstChild))?.defines : undefined;
    return defined?.name === 'ClassDefinition' ? methodOf(program, defined, '__init__') : undefined;
}

/** The program behind a call, in the function that it enters; without one, what the function gets is not known. */
export function entering(program: Program, definition: SyntaxNode, call: SyntaxNode | null): Program {
    const inside = ways.get(program.entered) ?? new Map<string, Program['entered']>();
    ways.set(program.entered, inside);
    const key = `${definition.from} ${call?.from} ${call?.to}`;
    const entered = inside.get(key) ?? new Map([...program.entered, [definition.from, call]]);
    inside.set(key, entered);
    return { ...program, entered };
}

/** The ways that were gone before: what is known of one is kept by its map, which is the same for the same way. */
const ways = new WeakMap<Program['entered'], Map<string, Program['entered']>>();

/** So many ways into a function are looked at. */
const MAX_WAYS = 20;

/**
 * The program as it comes to an expression: once for each call of the functions around it, where they are called more
 * than once.
 */
export function waysInto(program: Program, node: SyntaxNode, depth = 0): readonly Program[] {
    const definition = functionAround(node);
    const calls = definition && depth < MAX_DEPTH ? callsOf(program, definition) : [];
    const outer = calls.filter(call => !definition || call.from < definition.from || call.to > definition.to);
    return outer.length === 0
        ? [program]
        : outer
              .slice(0, MAX_WAYS)
              .flatMap(call => waysInto(entering(program, definition!, call), call, depth + 1))
              .slice(0, MAX_WAYS);
}

/** Whether a call calls a parameter of the function that it is in: what that is, only the calls of the function say. */
export const callsParameter = (program: Program, { firstChild }: SyntaxNode): boolean =>
    firstChild !== null && bindingOf(program, unwrapped(firstChild))?.parameterOf !== undefined;

/** The calls of both: of a loss and of its criterion. */
export const joined = (program: Program, { entered }: Program): Program =>
    entered.size === 0
        ? program
        : {
              ...program,
              entered: program.entered.size === 0 ? entered : new Map([...entered, ...program.entered]),
          };

/** The function, or lambda, that an expression is in. */
export const functionAround = innermostAround(node =>
    node.name === 'FunctionDefinition' || node.name === 'LambdaExpression' ? node : undefined,
);

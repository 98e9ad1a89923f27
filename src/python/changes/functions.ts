/** What functions of the text do to what they are called with, or to names outside. */
import { foundOnce } from '../../model/foundOnce';
import type { SyntaxNode } from '@lezer/common';
import type { Scope } from '../scopes';
import { argumentsOf, memberOf, textOf, unwrapped } from '../syntax';
import type { Changed } from './changed';
import { nameOf, functionNames } from './code';
import type { CallSite, Code, FunctionSite } from './code';
import { givers } from './names';
import { calledName, objectsIn, valuesOf } from './objects';

/** What a function of the text does to an argument, or to a name outside. */
interface Effect {
    readonly site: FunctionSite;
    /** A parameter, with the attribute of it that is changed: `model`, `model.head`. */
    readonly name: string;
    readonly change: Changed['change'];
    readonly isParameter: boolean;
}

/** `.head` of `model.head`. */
const attributeOf = (name: string): string => /\..*/.exec(name)?.[0] ?? '';

const rootOf = (name: string): string => name.split('.')[0]!;

/** What a comprehension changes is that of the function around it. */
export function aroundComprehension(code: Code, changed: Changed): readonly Changed[] {
    const { scope } = changed;
    const isComprehension = scope.kind === 'function' && !code.functionOf.has(scope);
    return isComprehension && scope.parent && givers(code, scope, rootOf(changed.name), changed.at).length === 0
        ? [{ ...changed, scope: scope.parent }]
        : [];
}

/** What a change is to those who call the function that it stands in; each is told once. */
export function atCalls(code: Code, changed: Changed): readonly Changed[] {
    const effect = effectOf(code, changed);
    const key = effect && `${effect.site.scope.from} ${effect.name} ${effect.change}`;
    if (!effect || key === undefined || code.memory.told.has(key)) {
        return [];
    }
    code.memory.told.add(key);
    const { site, change } = effect;
    const called = functionNames(code.source, site).flatMap(name => code.callsOf.get(name) ?? []);
    return [
        ...called.flatMap(call => reachedBy(code, effect, call.node).map(name => changedAt(call, name, change))),
        ...(effect.isParameter ? passedCalls(code, site) : []).flatMap(call =>
            passedTo(code, effect, call.node).map(name => changedAt(call, name, change)),
        ),
    ];
}

const changedAt = ({ scope, branch, node }: CallSite, name: string, change: Changed['change']): Changed => ({
    scope,
    branch,
    name,
    at: node.to,
    change,
});

function effectOf(code: Code, { scope, name, at, change }: Changed): Effect | undefined {
    const site = scope.kind === 'function' ? code.functionOf.get(scope) : undefined;
    const given = site ? givers(code, scope, rootOf(name), at) : [];
    const isParameter = given.some(({ parameterOf }) => parameterOf);
    return site && (isParameter || given.length === 0) ? { site, name, change, isParameter } : undefined;
}

/** The calls that may lead to a function without its own name: `model.apply(strip)`, `map(strip, models)`, those by its other names. */
function passedCalls(
    { source, otherNames, callsGiven, callsOf, callsTo }: Code,
    site: FunctionSite,
): readonly CallSite[] {
    const { node } = site;
    const name = nameOf(source, site);
    const isGiven = node.name === 'LambdaExpression' && node.parent?.name === 'ArgList';
    return [
        ...((name !== undefined && callsGiven.get(name)) || []),
        ...(otherNames.get(node.from) ?? []).flatMap(other => callsOf.get(other) ?? []),
        ...((isGiven && callsTo.get(node.parent!.to)) || []),
    ];
}

/** The names of all that such a call may hand over. */
function passedTo(code: Code, { site, name }: Effect, call: SyntaxNode): readonly string[] {
    const { source } = code;
    const member = call.firstChild && memberOf(source, call.firstChild);
    const given = argumentsOf(source, call).map(({ value }) => value);
    return [...(member ? [member.object] : []), ...given]
        .flatMap(one => objectsIn(code, one, true))
        .filter(one => one !== nameOf(source, site))
        .map(one => one + attributeOf(name));
}

/** The names, where a function is called, of what it changes. */
function reachedBy(code: Code, { site: { scope }, name, isParameter }: Effect, call: SyntaxNode): readonly string[] {
    if (!isParameter) {
        return [name];
    }
    const { source } = code;
    const parameters = parametersOf(code, scope);
    const callee = call.firstChild && unwrapped(call.firstChild);
    const member = callee && memberOf(source, callee);
    const isMethod = scope.parent?.kind === 'class' && !isStatic(parameters);
    const isOfClass = member && textOf(source, member.object) === scope.parent?.heading?.name;
    const index = parameters.indexOf(rootOf(name)) - (isMethod && !isOfClass ? 1 : 0);
    const given = index < 0 ? (member ? [member.object] : []) : givenFor(source, call, rootOf(name), index);
    return given.flatMap(node => objectsIn(code, node, true)).map(one => one + attributeOf(name));
}

/** What a call gives a parameter, and what it unpacks, which may hold it. */
function givenFor(source: string, call: SyntaxNode, parameter: string, index: number): readonly SyntaxNode[] {
    const given = argumentsOf(source, call);
    const list = call.getChild('ArgList');
    const unpacked = ['*', '**'].flatMap(sign => list?.getChildren(sign).map(({ nextSibling }) => nextSibling) ?? []);
    const byName = given.find(({ name }) => name === parameter);
    const meant = byName ?? given.filter(({ name }) => name === undefined)[index];
    return [...(meant ? [meant.value] : []), ...unpacked.filter(node => node !== null)];
}

const parametersOf = ({ memory }: Code, scope: Scope): readonly string[] =>
    foundOnce(memory.parameters, scope, () =>
        [...scope.bindings].flatMap(([name, [first]]) => (first?.parameterOf ? [name] : [])),
    );

/** A method that does not get its object. */
const isStatic = ([first]: readonly string[]): boolean => first !== 'self' && first !== 'cls';

/** `net` of `holder = Holder(net)`, whose `holder.net` is changed. */
export function heldByObject(code: Code, changed: Changed): readonly Changed[] {
    const [owner, attribute, ...more] = changed.name.split('.');
    if (owner === undefined || attribute === undefined || changed.change === 'numbers') {
        return [];
    }
    const { change } = changed;
    const rest = more.map(one => `.${one}`).join('');
    return givers(code, changed.scope, owner, changed.at)
        .flatMap(valuesOf)
        .map(unwrapped)
        .flatMap(call => keptBy(code, call, attribute, change))
        .map(name => ({ ...changed, name: name + rest }));
}

/** The names of what an object of the text is made with and keeps as one of its attributes. */
function keptBy(code: Code, call: SyntaxNode, attribute: string, change: Changed['change']): readonly string[] {
    const isCall = call.name === 'CallExpression';
    const site = isCall ? code.makers.get(calledName(code.source, call) ?? '') : undefined;
    const kept = site?.scope.bindings.get(`self.${attribute}`) ?? [];
    return !site
        ? []
        : kept
              .flatMap(valuesOf)
              .flatMap(node => objectsIn(code, node, false))
              .flatMap(name => reachedBy(code, { site, name, change, isParameter: true }, call));
}

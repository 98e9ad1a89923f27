/** Other names of a changed object: what it was taken from, and what was made of it. */
import { foundOnce } from '../../model/foundOnce';
import { countLeading } from '../../model/sorted';
import type { Binding, Scope } from '../scopes';
import type { Changed } from './changed';

import type { Code } from './code';
import { objectsIn, objectsOf } from './objects';
import type { ObjectsOf } from './objects';

/** `other` is given the object of a name, or made with it as one of its parts. */
export interface Made {
    readonly other: string;
    readonly at: number;
    readonly isPart: boolean;
}

/** So many branches before one another are looked at. */
const MAX_GIVERS = 50;
/** An object has so many other names in one function. */
const MAX_NAMES = 200;

/** In the same function, or class. */
export function sameObject(code: Code, changed: Changed): readonly Changed[] {
    const { name } = changed;
    const dot = name.lastIndexOf('.');
    const [owner, rest] = [name.slice(0, Math.max(0, dot)), name.slice(dot)];
    const isOwned = owner !== '' && owner !== 'self' && owner !== 'cls';
    // `m.head = Head(m)` is no other name of `m`: it would be one of itself without end.
    const owners = isOwned ? namesOfObject(code, changed, owner).filter(one => !one.startsWith(`${owner}.`)) : [];
    return [...namesOfObject(code, changed, name), ...owners.map(one => one + rest)]
        .filter(other => other !== name && other !== 'self')
        .map(other => ({ ...changed, name: other }));
}

function namesOfObject(code: Code, { scope, at, change }: Changed, name: string): readonly string[] {
    const taken = givers(code, scope, name, at).flatMap(binding => [
        ...objectsGiven(code, binding).same,
        ...(binding.iterates && change === 'parts' ? objectsIn(code, binding.iterates, true) : []),
    ]);
    const made = (madeIn(code, scope).get(name) ?? [])
        .slice(0, MAX_NAMES)
        .filter(one => one.at <= at && (change !== 'numbers' || !one.isPart));
    return [...taken, ...made.map(({ other }) => other)];
}

/** `model` of `self.model = model`, which another method of the class changes. */
export function givenInOtherMethods(code: Code, { scope, name, change }: Changed): readonly Changed[] {
    const methods = methodsAround(scope, name);
    if (!methods) {
        return [];
    }
    const ofClass = foundOnce(code.memory.looked, methods, () => new Map<string, Set<Scope>>());
    const done = foundOnce(ofClass, `${name} ${change}`, () => new Set<Scope>());
    // The methods are looked through once for a name: that of the first change is left to the second.
    const others = done.size === methods.length ? [] : methods.filter(one => one !== scope && !done.has(one));
    others.forEach(method => done.add(method));
    return others.flatMap(method =>
        giving(code, method, name).flatMap(binding =>
            objectsGiven(code, binding)
                .same.filter(other => other !== name)
                .map(other => ({ scope: method, name: other, at: binding.at, change, branch: binding.branch })),
        ),
    );
}

/** All methods of the class, each of which may give `self.model` its object; undefined for other names. */
export function methodsAround(scope: Scope, name: string): readonly Scope[] | undefined {
    for (let at: Scope | undefined = isOfSelf(name) ? scope : undefined; at; at = at.parent) {
        if (at.parent?.kind === 'class') {
            return at.parent.children;
        }
    }
    return undefined;
}

const isOfSelf = (name: string): boolean => /^(?:self|cls)\./.test(name);

/** What may have given a name its object at a place: the statements back to one that runs in any case. */
export function givers(code: Code, scope: Scope, name: string, at: number): readonly Binding[] {
    const own = giving(code, scope, name);
    const before = countLeading(own, one => one.at <= at);
    let first = before;
    while (first > 0 && before - first < MAX_GIVERS) {
        first--;
        if (!own[first]!.branch) {
            break;
        }
    }
    return own.slice(first, before).reverse();
}

/** The statements that give a name its object, in the order of the text: changes that are noted later are not among them. */
export const giving = ({ memory }: Code, scope: Scope, name: string): readonly Binding[] =>
    foundOnce(
        foundOnce(memory.giving, scope, () => new Map<string, readonly Binding[]>()),
        name,
        () =>
            (scope.bindings.get(name) ?? []).filter(({ change, value }) => change === undefined || value !== undefined),
    );

export const objectsGiven = (code: Code, binding: Binding): ObjectsOf =>
    foundOnce(code.memory.objects, binding, () => objectsOf(code, binding));

/** What is made of each name of a scope. */
const madeIn = (code: Code, scope: Scope): ReadonlyMap<string, readonly Made[]> =>
    foundOnce(code.memory.made, scope, () => {
        const found = new Map<string, Made[]>();
        for (const [other, bindings] of scope.bindings) {
            for (const binding of bindings) {
                const { whole, parts } = objectsGiven(code, binding);
                for (const name of parts) {
                    const made = foundOnce(found, name, () => []);
                    const last = made.at(-1);
                    const isNew = last?.other !== other || (last.isPart && whole.has(name));
                    if (other !== name && isNew) {
                        made.push({ other, at: binding.at, isPart: !whole.has(name) });
                    }
                }
            }
        }
        return found;
    });

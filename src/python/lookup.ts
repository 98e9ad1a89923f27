import { countLeading } from '../model/sorted';
import { basesOf, isSetOutside, subclassesOf } from './classes';
import { scopeAt } from './scopes';
import type { Binding, Scope } from './scopes';

/**
 * 'unbound': nothing in the text sets the name; 'unknown': something does, but what it holds at that place is not
 * certain.
 */
export type Lookup = { readonly kind: 'bound'; readonly binding: Binding } | { readonly kind: 'unbound' | 'unknown' };

const UNBOUND: Lookup = { kind: 'unbound' };
const UNKNOWN: Lookup = { kind: 'unknown' };

/**
 * What a name, or names joined by dots, stands for where the text uses it: the nearest binding before the use, in the
 * innermost scope that has one, as Python looks. A class is skipped by the functions in it, except for `self.name`.
 */
export function lookUp(module: Scope, name: string, use: number): Lookup {
    const places = known.get(module) ?? new Map<number, Named[]>();
    known.set(module, places);
    const here = places.get(use) ?? [];
    places.set(use, here);
    const before = here.find(one => one.name === name);
    if (before) {
        return before.found;
    }
    const found = search(module, name, use);
    here.push({ name, found });
    return found;
}

interface Named {
    readonly name: string;
    readonly found: Lookup;
}

/** What was looked up before, by place: few names begin at one, and each is asked for again and again. */
const known = new WeakMap<Scope, Map<number, Named[]>>();

function search(module: Scope, name: string, use: number): Lookup {
    const innermost = scopeAt(module, use);
    const [root, attribute] = [name.split('.')[0]!, name.includes('.')];
    if (attribute && (root === 'self' || root === 'cls')) {
        return lookUpOfSelf(module, innermost, name, use);
    }
    const prefixes = attribute ? prefixesOf(name) : [name];
    for (let scope: Scope | undefined = innermost; scope; scope = scope.parent) {
        if ((scope.kind === 'class' && scope !== innermost) || !isBoundIn(scope, prefixes)) {
            continue;
        }
        if (scope.volatile.has(root)) {
            return UNKNOWN;
        }
        const found = nearestOf(
            prefixes.map(prefix => scope.bindings.get(prefix) ?? []),
            use,
        );
        if (scope !== innermost && isChangedLater(scope, prefixes, use)) {
            return UNKNOWN; // a function may run before, or after that
        }
        // A name that is only set further down is not an outer scope's, nor a library's.
        return found.kind === 'unbound' ? UNKNOWN : found;
    }
    return UNBOUND;
}

/** Whether the scope sets the name, or for `model.criterion` also the object that it belongs to: its `prefixes`. */
const isBoundIn = ({ bindings }: Scope, prefixes: readonly string[]): boolean =>
    prefixes.some(prefix => bindings.has(prefix));

/** Whether what a name stands for gets or loses parts further down. */
const isChangedLater = ({ bindings }: Scope, prefixes: readonly string[], use: number): boolean =>
    prefixes.some(prefix => bindings.get(prefix)?.some(({ at, change }) => at > use && change === 'parts'));

const prefixesOf = (name: string): readonly string[] => {
    const parts = name.split('.');
    return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
};

/** A list that is made once for each scope and purpose. */
function derived(scope: Scope, key: string, make: () => readonly Binding[]): readonly Binding[] {
    const known = scope.derived.get(key) ?? make();
    scope.derived.set(key, known);
    return known;
}

const nearest = (bindings: readonly Binding[], use: number): Lookup => nearestOf([bindings], use);

/**
 * The last binding before the use that counts there. The lists are those of the name and, before that, of the objects
 * that it belongs to: when one of these is set, the name is not known. Imports of the object are looked up by
 * themselves.
 */
function nearestOf(lists: readonly (readonly Binding[])[], use: number): Lookup {
    const left = lists.map(bindings => countLeading(bindings, ({ at }) => at <= use));
    for (;;) {
        let last = -1;
        left.forEach((count, list) => {
            if (count > 0 && (last < 0 || lists[list]![count - 1]!.at >= lists[last]![left[last]! - 1]!.at)) {
                last = list;
            }
        });
        if (last < 0) {
            return UNBOUND;
        }
        const binding = lists[last]![--left[last]!]!;
        const { branch } = binding;
        if (!branch || contains(branch, use)) {
            const isOwn = last === lists.length - 1;
            return { kind: 'bound', binding: isOwn ? binding : ofObject(binding) };
        }
        if (!contains(branch.statement, use)) {
            return UNKNOWN;
        }
        // Else it is of the other branch.
    }
}

/** Of the object that a name belongs to: what the name itself stands for, it does not say. */
const ofObject = ({ at, imported }: Binding): Binding => ({
    at,
    value: undefined,
    path: [],
    ...(imported !== undefined && { imported }),
});

const contains = ({ from, to }: { readonly from: number; readonly to: number }, offset: number): boolean =>
    from <= offset && offset < to;

/**
 * `self.name`: set before in the same method, else by the one other place that sets it: of the class, or where that does
 * not, of those that it extends. Unknown where a class that extends it, or code outside, sets it too.
 */
function lookUpOfSelf(module: Scope, innermost: Scope, name: string, use: number): Lookup {
    const method = methodAround(innermost);
    const owner = method?.parent;
    if (!owner) {
        // Half a class: a method without its `class` line.
        const own = innermost.bindings.get(name);
        return own ? nearest(own, use) : UNBOUND;
    }
    const here = nearest(method.bindings.get(name) ?? [], use);
    if (here.kind !== 'unbound') {
        return here;
    }
    const bare = name.slice(name.indexOf('.') + 1);
    const setBy = (owners: readonly Scope[]): readonly Binding[] =>
        owners.flatMap(scope => [
            ...(scope.bindings.get(bare) ?? []),
            ...scope.children.flatMap(child => child.bindings.get(name) ?? []),
        ]);
    const elsewhere = derived(owner, name, () => {
        const own = setBy([owner]);
        return [...(own.length > 0 ? own : setBy(basesOf(module, owner))), ...setBy(subclassesOf(module, owner))];
    });
    const [only, ...more] = elsewhere;
    return only && more.length === 0 && !only.branch && !isSetOutside(module, bare)
        ? { kind: 'bound', binding: only }
        : elsewhere.length > 0
          ? UNKNOWN
          : UNBOUND;
}

/** The outermost function of the class that a scope belongs to, if any. */
function methodAround(innermost: Scope): Scope | undefined {
    for (let scope: Scope | undefined = innermost; scope; scope = scope.parent) {
        if (scope.parent?.kind === 'class') {
            return scope;
        }
    }
    return undefined;
}

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
    const innermost = scopeAt(module, use);
    const [root, attribute] = [name.split('.')[0]!, name.includes('.')];
    if (attribute && (root === 'self' || root === 'cls')) {
        return lookUpOfSelf(module, innermost, name, use);
    }
    for (let scope: Scope | undefined = innermost; scope; scope = scope.parent) {
        if ((scope.kind === 'class' && scope !== innermost) || !isBoundIn(scope, name)) {
            continue;
        }
        if (scope.volatile.has(root)) {
            return UNKNOWN;
        }
        const found = nearest(withRoots(scope, name), use);
        // A name that is only set further down is not an outer scope's, nor a library's.
        return found.kind === 'unbound' ? UNKNOWN : found;
    }
    return UNBOUND;
}

/** Whether the scope sets the name, or for `model.criterion` also the object that it belongs to. */
const isBoundIn = (scope: Scope, name: string): boolean => prefixesOf(name).some(prefix => scope.bindings.has(prefix));

const prefixesOf = (name: string): readonly string[] => {
    const parts = name.split('.');
    return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
};

/**
 * The bindings of the name; those of the object that it belongs to make it unknown. Imports of the object do not: they
 * are looked up by themselves.
 */
function withRoots(scope: Scope, name: string): readonly Binding[] {
    if (!name.includes('.')) {
        return scope.bindings.get(name) ?? [];
    }
    return derived(scope, name, () =>
        prefixesOf(name)
            .flatMap(prefix =>
                (scope.bindings.get(prefix) ?? []).map((binding): Binding =>
                    prefix === name ? binding : { ...binding, value: undefined, path: [] },
                ),
            )
            .sort((a, b) => a.at - b.at),
    );
}

/** A list that is made once for each scope and purpose. */
function derived(scope: Scope, key: string, make: () => readonly Binding[]): readonly Binding[] {
    const known = scope.derived.get(key) ?? make();
    scope.derived.set(key, known);
    return known;
}

function nearest(bindings: readonly Binding[], use: number): Lookup {
    for (let index = countLeading(bindings, ({ at }) => at <= use) - 1; index >= 0; index--) {
        const binding = bindings[index]!;
        const { branch } = binding;
        if (branch && !contains(branch, use)) {
            if (contains(branch.statement, use)) {
                continue; // the other branch
            }
            return UNKNOWN;
        }
        return { kind: 'bound', binding };
    }
    return UNBOUND;
}

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

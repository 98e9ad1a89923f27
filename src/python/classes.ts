/** What the classes of a text have to do with each other, and who else sets their attributes. */
import type { Scope } from './scopes';

interface Classes {
    readonly byName: ReadonlyMap<string, readonly Scope[]>;
    readonly extendedBy: ReadonlyMap<string, readonly Scope[]>;
    /** Attributes that the text sets on an object that is not `self`: `net.head = nn.Identity()`. */
    readonly setOutside: ReadonlySet<string>;
}

const known = new WeakMap<Scope, Classes>();

function classesOf(module: Scope): Classes {
    const classes = known.get(module) ?? findClasses(module);
    known.set(module, classes);
    return classes;
}

function findClasses(module: Scope): Classes {
    const [byName, extendedBy] = [new Map<string, Scope[]>(), new Map<string, Scope[]>()];
    const setOutside = new Set<string>();
    const add = (map: Map<string, Scope[]>, name: string, scope: Scope): void => {
        map.set(name, [...(map.get(name) ?? []), scope]);
    };
    const open = [module];
    for (let scope = open.pop(); scope; scope = open.pop()) {
        for (const name of scope.bindings.keys()) {
            const attribute = attributeSetOutside(name, isInClass(scope));
            if (attribute !== undefined) {
                setOutside.add(attribute);
            }
        }
        if (scope.heading) {
            add(byName, scope.heading.name, scope);
            for (const base of scope.heading.bases) {
                add(extendedBy, base, scope);
            }
        }
        open.push(...scope.children);
    }
    return { byName, extendedBy, setOutside };
}

/** `head` of `net.head` and of `self.net.head`; undefined for `self.head`, and for `cls.head` of a class method. */
function attributeSetOutside(name: string, inClass: boolean): string | undefined {
    const parts = name.split('.');
    const isOwn = parts[0] === 'self' || (parts[0] === 'cls' && inClass);
    return parts.length > (isOwn ? 2 : 1) ? parts.at(-1) : undefined;
}

const isInClass = (scope: Scope): boolean =>
    scope.kind === 'class' || (scope.parent !== undefined && isInClass(scope.parent));

export const isSetOutside = (module: Scope, attribute: string): boolean => classesOf(module).setOutside.has(attribute);

/** The classes of the text that extend a class, directly or not: its `self` may be an object of any of them. */
export const subclassesOf = (module: Scope, owner: Scope): readonly Scope[] =>
    reached(owner, ({ heading }) => (heading && classesOf(module).extendedBy.get(heading.name)) ?? []);

/** The classes of the text that a class extends, the nearest first. */
export const basesOf = (module: Scope, owner: Scope): readonly Scope[] =>
    reached(owner, ({ heading }) => heading?.bases.flatMap(base => classesOf(module).byName.get(base) ?? []) ?? []);

function reached(start: Scope, next: (scope: Scope) => readonly Scope[]): readonly Scope[] {
    const found = new Set<Scope>();
    const open = [start];
    for (let scope = open.shift(); scope; scope = open.shift()) {
        for (const one of next(scope)) {
            if (one !== start && !found.has(one)) {
                found.add(one);
                open.push(one);
            }
        }
    }
    return [...found];
}

import { countLeading } from '../../model/sorted';
import type { Binding, Branch, Scope } from '../scopes';

/** The object of a name is changed at a place, not the name. */
export interface Changed {
    readonly scope: Scope;
    readonly name: string;
    readonly at: number;
    readonly change: NonNullable<Binding['change']>;
    readonly branch?: Branch | undefined;
}

/** The changes that the statements of a text make themselves. */
export const changesIn = (module: Scope): Changed[] =>
    scopesIn(module).flatMap(scope =>
        [...scope.bindings].flatMap(([name, bindings]) =>
            bindings.flatMap(({ at, change, branch }) => (change ? [{ scope, name, at, change, branch }] : [])),
        ),
    );

export function scopesIn(module: Scope): readonly Scope[] {
    const found = [module];
    for (const scope of found) {
        found.push(...scope.children);
    }
    return found;
}

/** Notes a change among the bindings of a scope, in the order of the text. */
export function bind({ scope, name, at, change, branch }: Changed): void {
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

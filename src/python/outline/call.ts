/** How an operation or a maker of arrays is called. */
import type { SyntaxNode } from '@lezer/common';
import { libraryName } from '../callees';
import { bindArguments, textOf } from '../syntax';
import type { Argument } from '../syntax';
import type { At } from './at';
import type { Size } from './change';
import { listOf, whole } from './sizes';

export interface Call {
    readonly at: At;
    readonly given: readonly Argument[];
    readonly name: string;
}

/** Whose function is called: each library has its own order of arguments, and its own usual types. */
export function libraryOf({ at: { program }, given }: Call): 'torch' | 'numpy' | 'other' {
    const called = given[0]?.value.parent?.prevSibling;
    const path = called ? (libraryName(program, called) ?? textOf(program.source, called)) : '';
    return /^(?:np|numpy)\./.test(path)
        ? 'numpy'
        : !path.includes('.') || /^(?:torch|nn|F|th)\./.test(path)
          ? 'torch'
          : 'other';
}

/** The arguments of a call by the names of its parameters. */
export const argument = ({ given }: Call, ...parameters: readonly string[]) => {
    const bound = bindArguments(given, parameters);
    return (name: string): SyntaxNode | undefined => bound.get(name);
};

export const textOfArgument = (call: Call, name: string): string | undefined => {
    const node = call.given.find(one => one.name === name)?.value;
    return node && textOf(call.at.program.source, node);
};

/** Sizes given one by one or as one list; each may be unknown. */
export function sizesIn({ at, given }: Call, from = 0): readonly Size[] | undefined {
    const plain = given.filter(({ name }) => name === undefined).slice(from);
    const named = given.find(({ name }) => name === 'size' || name === 'shape')?.value;
    const only = named ?? (plain.length === 1 ? plain[0]!.value : undefined);
    const list = only && listOf(at, only);
    if (list || named) {
        return list;
    }
    const sizes = plain.map(({ value }) => whole(at, value));
    return only && sizes[0] === undefined ? undefined : sizes; // one alone may be a list of any length
}

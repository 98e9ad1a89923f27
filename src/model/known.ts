import type { Span } from './span';

/** A value, and where the text says it: names are followed to the expression that holds it. */
export interface Known<T> {
    readonly value: T;
    readonly where?: Span;
}

/** What the text sets, at that place, to a value that it does not hold. */
export interface Elsewhere {
    readonly where: Span;
}

export const valueOf = <T>(fact: Known<T> | Elsewhere | undefined): T | undefined =>
    fact && 'value' in fact ? fact.value : undefined;

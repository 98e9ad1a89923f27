/** A number that formulas are made of: the name of a column, or of one number of the sample or the batch, such as `sum`. */
export type Term = string;

/** What is lit: a class in every stage, a term wherever it stands, or the term of a class. */
export interface Lit {
    readonly class?: number;
    readonly term?: Term;
}

/** Whether the number of a term, and of this class where it has one, is lit. */
export const isLit = (lit: Lit | undefined, term: Term, c?: number): boolean =>
    lit?.term === term && (c === undefined || lit.class === c);

/** What is pointed at goes before what is held by focus or cursor; a term without a class leaves the held class lit. */
export function litOf(pointed: Lit | undefined, held: Lit | undefined): Lit | undefined {
    return pointed && pointed.class === undefined && held?.class !== undefined
        ? { ...pointed, class: held.class }
        : (pointed ?? held);
}

export const sameLit = (a: Lit | undefined, b: Lit | undefined): boolean =>
    a?.class === b?.class && a?.term === b?.term;

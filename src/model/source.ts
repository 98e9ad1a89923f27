import type { Span } from './span';

/**
 * Where numbers were read from: stored with a panel and sent to it. `kind` names the file of src/host/sources that can
 * open it again; what else it holds is that file's business, as JSON.
 */
export interface Source {
    readonly kind: string;
    /** The document, file or session. */
    readonly uri: string;
    /** What a person calls that: the name of the file. */
    readonly label: string;
    /** Where the numbers begin in it, as an editor counts lines, from 1; absent where there are no lines. */
    readonly line?: number;
    /** The array's name. */
    readonly name?: string;
    readonly [detail: string]: unknown;
}

/** A stretch of a text: offsets, and its line as an editor counts, from 1. */
export interface Where extends Span {
    readonly line: number;
}

import type { ContextPart } from './criterion';
import type { Span } from './span';

/**
 * Where numbers were read from: stored with a panel and sent to it. `kind` is that of a `SourceKind` in
 * src/host/sources, which can open it again; only that kind reads the other details, which are JSON.
 */
export interface Source {
    readonly kind: string;
    /** The address of the document or file, or one that the kind makes up: a valid URI. */
    readonly uri: string;
    /** What a person calls that: the name of the file. */
    readonly label: string;
    /** Where the numbers begin in it, as an editor counts lines, from 1; absent where there are no lines. */
    readonly line?: number;
    /** The array's name. */
    readonly name?: string;
    /** What else of the loss was read there, and what that is called, where it is not a place in a text. */
    readonly parts?: readonly { readonly part: ContextPart; readonly name: string }[];
    readonly [detail: string]: unknown;
}

/** A stretch of a text: offsets, and its line as an editor counts, from 1. */
export interface Where extends Span {
    readonly line: number;
    /** What it is called where that is not the line: in a notebook. */
    readonly label?: string;
}

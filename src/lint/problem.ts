import type { Finding } from '../diagnose';
import type { Span } from '../model/span';
import type { Edit } from './edits';

/** A finding, and where in the text it is underlined. */
export interface Problem {
    readonly finding: Finding;
    readonly at: Span;
    /** The call of the loss, where it stands somewhere else. */
    readonly call?: Span;
    /** Each fixes it by itself; empty where the text alone does not tell how. */
    readonly fixes: readonly Fix[];
}

export interface Fix {
    readonly title: string;
    readonly edits: readonly Edit[];
}

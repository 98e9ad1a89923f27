import type { Span } from '../context';
import type { Edit } from './edits';
import type { Finding } from '../diagnose';

/** A finding, and where in the text it is at home. */
export interface Problem {
    readonly finding: Finding;
    readonly at: Span;
    /** The call of the loss, where it stands somewhere else. */
    readonly call?: Span;
    /** Each mends it by itself; none where the text alone cannot. */
    readonly fixes: readonly Fix[];
}

export interface Fix {
    readonly title: string;
    readonly edits: readonly Edit[];
}

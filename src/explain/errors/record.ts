/** An error message of a library, and what it means. */

/** Which argument of the call is to be looked at. */
export type Culprit = 'target' | 'logits' | 'weight' | 'call';

export interface ErrorRecord {
    /** The message, in the wordings of all versions. */
    readonly pattern: RegExp;
    /** What it means and what to do; `found` are the groups of the pattern. */
    readonly means: (...found: readonly string[]) => readonly string[];
    readonly culprit: Culprit;
}

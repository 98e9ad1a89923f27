import type { Problem } from '../lint';
import type { CallOutline } from '../model/callOutline';

/** What code tells of a loss whose numbers are not in the text, and what is wrong with it all the same. */
export interface OutlineReading extends CallOutline {
    readonly findings: readonly OutlineFinding[];
    /** Those that can be fixed in the source, and what would be done. */
    readonly fixes: readonly { readonly code: string; readonly title: string }[];
}

/** A finding in words: only the code proves it, and only the host reads code. */
type OutlineFinding = Pick<Problem['finding'], 'severity' | 'brief' | 'message' | 'why' | 'link' | 'suggestedCode'> & {
    readonly code: string;
};

export const outlineReading = (outline: CallOutline, problems: readonly Problem[]): OutlineReading => ({
    ...outline,
    findings: problems.map(({ finding: { code, severity, brief, message, why, link, suggestedCode } }) => ({
        code,
        severity,
        brief,
        message,
        why,
        link,
        ...(suggestedCode !== undefined && { suggestedCode }),
    })),
    fixes: problems.flatMap(({ finding: { code }, fixes: [first] }) => (first ? [{ code, title: first.title }] : [])),
});

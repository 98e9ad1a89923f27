import { calledLosses, compiledLosses, outlinedLosses, SourceText } from '../../../src/context';
import { applyEdits } from '../../../src/lint/edits';
import { allProblems, problemsInText } from '../../../src/lint';
import type { Fix, Problem } from '../../../src/lint';

/** The problems of a text, as the editor underlines them. */
export async function problemsIn(source: string, languageId = 'python'): Promise<readonly Problem[]> {
    const text = new SourceText(source, languageId);
    return languageId === 'python'
        ? allProblems(await calledLosses(text), [...(await outlinedLosses(text)), ...(await compiledLosses(text))])
        : problemsInText(text);
}

/** Errors and warnings: what may be underlined without being asked. */
export async function alarmsIn(source: string, languageId = 'python'): Promise<readonly string[]> {
    return (await problemsIn(source, languageId))
        .filter(({ finding }) => finding.severity !== 'info')
        .map(({ finding }) => finding.code);
}

/** The source after each of the fixes for a code. */
export async function fixed(
    source: string,
    code: string,
): Promise<readonly { readonly title: string; readonly after: string }[]> {
    const problems = await problemsIn(source);
    return problems
        .filter(({ finding }) => finding.code === code)
        .flatMap(({ fixes }) => fixes)
        .map(({ title, edits }: Fix) => ({ title, after: applyEdits(source, edits) }));
}

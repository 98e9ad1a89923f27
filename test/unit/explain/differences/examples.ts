import { explain } from '../../../../src/explain';
import type { Explanation, Question } from '../../../../src/explain';
import type { OtherExample } from '../../../../src/explain/differences';

/** Logits as rows, and what else a text says of them. */
export function question(rows: readonly (readonly number[])[], more: Partial<Question> = {}): Question {
    return { logits: { data: Float64Array.from(rows.flat()), shape: [rows.length, rows[0]!.length] }, ...more };
}

/** A class index for each sample. */
export const target = (...data: readonly number[]): Pick<Question, 'target'> => ({
    target: { kind: 'index', data: Int32Array.from(data), shape: [data.length] },
});

export const first = (rows: readonly (readonly number[])[], more?: Partial<Question>): Explanation =>
    explain(question(rows, more));
export const second = (rows: readonly (readonly number[])[], more: Partial<OtherExample> = {}): OtherExample => ({
    origins: [],
    ...question(rows, more),
    ...more,
});

import { explain } from '../../../../src/explain';
import type { Question } from '../../../../src/explain';
import { isJudged } from '../../../../src/explain/batch/judged';
import type { Judged } from '../../../../src/explain/batch/judged';
import type { CrossEntropyOptions } from '../../../../src/math';

export function judge(question: Question): Judged {
    const explanation = explain(question);
    if (!isJudged(explanation)) {
        throw new Error('torch would refuse this');
    }
    return explanation;
}

/** Logits of shape (N, C), a row per sample, and their class indices. */
export const judged = (
    rows: readonly (readonly number[])[],
    target: readonly number[],
    options?: CrossEntropyOptions,
): Judged =>
    judge({
        logits: { data: Float64Array.from(rows.flat()), shape: [rows.length, rows[0]!.length] },
        target: { kind: 'index', data: Int32Array.from(target), shape: [target.length] },
        ...(options && { options }),
    });

/** With target 0 its loss is `loss`: ln(1 + e^x) for the logits 0 and x. */
export const rowWithLoss = (loss: number): number[] =>
    loss === Infinity ? [-Infinity, 0] : [0, Math.log(Math.expm1(loss))];
export const withLosses = (losses: readonly number[]): Judged =>
    judged(
        losses.map(rowWithLoss),
        losses.map(() => 0),
    );

/**
 * The batch of the loss's documentation in numbers: torch's losses are .4170300, .2200495; the third is ignored, and
 * the fourth, 1.1019428, is wrong.
 */
export const FOUR = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
    [1.2, 0.4, 3.1],
    [0.2, 0.1, 0.3],
];
export const FOUR_TARGETS = [0, 1, -100, 0];

export const near = (actual: number, expected: number, within = 1e-9): boolean => Math.abs(actual - expected) <= within;

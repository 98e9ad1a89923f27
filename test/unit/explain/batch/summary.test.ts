import assert from 'node:assert/strict';
import { summaryOf } from '../../../../src/explain/batch/summary';
import type { CrossEntropyOptions } from '../../../../src/math';
import { FOUR, FOUR_TARGETS, judged } from './batches';

const said = (
    rows: readonly (readonly number[])[],
    target: readonly number[],
    options?: CrossEntropyOptions,
): Record<string, string> =>
    Object.fromEntries(
        summaryOf(judged(rows, target, options)).map(({ code, text, meaning }) => [
            code,
            `${text} | ${meaning}`.replaceAll('\u00a0', ' '),
        ]),
    );
const TWO = FOUR.slice(0, 2);

describe('summaryOf', () => {
    it('tells accuracy, the mean loss against ln C, perplexity and what is ignored', () => {
        // torch: the mean is .5796741; / ln 3 = .5276, and e to it is 1.7855.
        assert.deepEqual(said(FOUR, FOUR_TARGETS), {
            accuracy: '67% | right predictions: 2 of 3',
            mean: '0.5797 | 53% of ln 3 = 1.0986, the loss of guessing uniformly',
            perplexity: '1.7855 | exp(mean loss): as uncertain as choosing among this many equally likely classes',
            ignored: '1 | samples included: 3 of 4; the target of the rest is ignore_index',
        });
    });

    it('says when guessing would be better', () => {
        // Both targets the least likely class: torch's losses are 2.3170 and 2.4200.
        assert.match(said(TWO, [2, 2])['mean']!, /^2\.3685 \| 216% of ln 3 = 1\.0986: worse than/);
    });

    it('adds what torch returns where that is not the mean', () => {
        assert.equal(
            said(TWO, [0, 1], { reduction: 'sum' })['loss'],
            "0.6371 | reduction='sum': the sum of the losses",
        );
        assert.equal(
            said(TWO, [0, 1], { reduction: 'none' })['loss'],
            "2 | reduction='none': one per sample, 0 where ignored",
        );
        assert.equal(said(TWO, [0, 1])['ignored'], '0 | all 2 samples are included');
    });

    it('weighs the mean, and compares it with ln C only where that is a fair measure', () => {
        const weight = Float64Array.of(2, 4, 6);
        assert.match(said(TWO, [0, 1], { weight })['mean']!, /^0\.2857 \| 26% of ln 3 = 1\.0986, the loss of guessing/);
        assert.match(said(TWO, [0, 1], { weight, labelSmoothing: 0.1 })['mean']!, /^0\.4807 \| 44% of ln 3 = 1\.0986$/);
    });

    it('says why a mean is no number', () => {
        assert.deepEqual(said(TWO, [-100, -100])['accuracy'], '– | all samples are ignored');
        assert.equal(said(TWO, [-100, -100])['mean'], "nan | 0 / 0: all samples are ignored, and torch's mean is nan");
        assert.equal(
            said(
                [
                    [NaN, 0],
                    [1, 0],
                    [-Infinity, 0],
                ],
                [0, 0, 0],
            )['mean'],
            'nan | non-finite losses: 2',
        );
        assert.equal(
            said(TWO, [0, 0], { weight: Float64Array.of(0, 1, 1) })['mean'],
            'nan | every target that is not ignored has weight 0',
        );
        assert.equal(said([[1], [2]], [0, 0])['mean'], '0.0000 | with one class it is always 0');
    });
});

import assert from 'node:assert/strict';
import { explain, isPlainGradient, runnerUp, viewSample } from '../../../src/explain';
import type { Question } from '../../../src/explain';

const logits = { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] };
const batch: Question = { logits, target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] } };
const weight = Float64Array.of(2, 4, 6);
const view = (question: Question, sample = 0) => viewSample(explain(question), sample)!;
const close = (actual: number | undefined, expected: number) =>
    assert.ok(Math.abs(actual! - expected) < 1e-12, `${actual} ${expected}`);

describe('the numbers between the stages', () => {
    it('ln sum: the logarithm of 1 + e^-1 + e^-1.9', () =>
        close(view(batch).logSum, Math.log(1 + Math.exp(-1) + Math.exp(-1.9))));

    it('keep ln sum of a nearly certain class: e^-40, where ln(1 + e^-40) has no digit left', () => {
        close(view({ logits: { data: Float64Array.of(40, 0), shape: [2] } }).logSum / Math.exp(-40), 1);
    });

    it('the denominator is that of the mean; else the loss is not divided', () => {
        assert.equal(view(batch).denominator, 2);
        assert.equal(view({ ...batch, options: { weight } }).denominator, 6);
        assert.equal(view({ ...batch, options: { weight, reduction: 'sum' } }).denominator, 1);
    });

    for (const [what, options] of [
        ['plain', {}],
        ['weighted', { weight }],
        ['weighted and smoothed', { weight, labelSmoothing: 0.1 }],
        ['summed', { reduction: 'sum' }],
    ] as const) {
        it(`make torch's gradient, (softmax * sum(w y) - w y) / denominator: ${what}`, () => {
            const { softmax, target, targetMass, weight: w, denominator, gradient } = view({ ...batch, options }, 1);
            [0, 1, 2].forEach(c =>
                close((softmax(c) * targetMass! - (w?.(c) ?? 1) * target!(c)) / denominator!, gradient!(c)),
            );
        });
    }

    it('the gradient is softmax - target without weights, for a target that adds up to 1', () => {
        const soft = (data: readonly number[]): Question => ({
            logits,
            target: { kind: 'probability', data: Float64Array.from(data), shape: [2, 3] },
        });
        assert.ok(isPlainGradient(view({ ...batch, options: { labelSmoothing: 0.1 } })));
        assert.ok(isPlainGradient(view(soft([0.7, 0.2, 0.1, 0.1, 0.6, 0.3]))));
        assert.ok(!isPlainGradient(view(soft([0.7, 0.2, 0.2, 0.1, 0.6, 0.3]))));
        assert.ok(!isPlainGradient(view({ ...batch, options: { weight } })));
    });

    it('the runner-up is the largest but one, and there is none of a single class', () => {
        assert.equal(runnerUp({ logits: Float64Array.of(1, 3, 2), prediction: 1 }), 2);
        assert.equal(runnerUp({ logits: Float64Array.of(3, 3), prediction: 0 }), 1);
        assert.equal(runnerUp({ logits: Float64Array.of(3), prediction: 0 }), undefined);
    });
});

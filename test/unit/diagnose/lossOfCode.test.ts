import assert from 'node:assert/strict';
import { explain, lossOfCode } from '../../../src/explain';
import type { Question } from '../../../src/explain';

const question: Question = {
    logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
    target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
};
const criterion = { name: 'CrossEntropyLoss', framework: 'torch', expects: 'logits', steps: [] } as const;
const of = (changes: Partial<Question>): number | undefined => lossOfCode(explain({ ...question, ...changes }));

describe('the loss that the code computes', () => {
    it('is told where a softmax stands before it, and where it is another loss', () => {
        // torch: cross_entropy(softmax(logits), [0, 1]), nll_loss(logits, [0, 1])
        assert.ok(Math.abs(of({ criterion: { ...criterion, steps: ['softmax'] } })! - 0.745) < 5e-5);
        assert.equal(of({ criterion: { ...criterion, name: 'NLLLoss', expects: 'log-probabilities' } }), -2.25);
    });

    it('is not told where it is the one that is shown, or there is no code or no target', () => {
        assert.equal(of({ criterion }), undefined);
        assert.equal(of({ criterion: { ...criterion, steps: ['log-softmax'] } }), undefined);
        assert.equal(of({}), undefined);
        assert.equal(lossOfCode(explain({ logits: question.logits, criterion })), undefined);
    });
});

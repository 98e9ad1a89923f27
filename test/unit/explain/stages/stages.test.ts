import assert from 'node:assert/strict';
import { explain, shownLoss } from '../../../../src/explain';
import type { StageOperation, Question } from '../../../../src/explain';
import { stageNamed, subjectOf } from './ask';

const batch: Question = {
    logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
    target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
};
const single: Question = {
    logits: { data: Float64Array.of(2, 1, 0.1), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(0), shape: [1] },
};
const weight = Float64Array.of(2, 4, 6);
const operationTo = (stage: string, question: Question): StageOperation =>
    stageNamed(stage).operation!(subjectOf(question));
const isReduced = (question: Question): boolean =>
    ['reduction', 'loss'].every(stage => stageNamed(stage).isPresent!(subjectOf(question)));

describe('the operations between the stages', () => {
    it('name the number that they bring along', () => {
        assert.deepEqual(operationTo('exp', batch), { text: '− max, exp', term: 'max' });
        assert.deepEqual(operationTo('softmax', batch), { text: '÷ Σ', term: 'sum' });
        assert.deepEqual(operationTo('loss', { ...batch, options: { weight } }), { text: '÷', term: 'denominator' });
    });

    it('are those that take place', () => {
        assert.equal(operationTo('nll', { logits: batch.logits }).text, '−');
        assert.equal(operationTo('nll', batch).text, '· y, −');
        assert.equal(operationTo('nll', { ...batch, options: { weight } }).text, '· w · y, −');
        assert.equal(operationTo('reduction', { ...batch, options: { reduction: 'none' } }).text, 'not reduced');
        assert.equal(operationTo('loss', { ...batch, options: { reduction: 'sum' } }).text, '=');
    });

    it('of a single sample there is nothing to reduce, but where its weight is divided by', () => {
        assert.ok(!isReduced(single));
        assert.ok(isReduced(batch));
        assert.ok(isReduced({ ...single, options: { weight } }));
        assert.ok(!isReduced({ ...single, options: { weight, reduction: 'sum' } }));
    });
});

describe('the loss that is shown', () => {
    it('is that of the batch, or of the sample where it is not reduced', () => {
        const loss = (question: Question) => shownLoss(explain(question), 0);
        assert.ok(Math.abs(loss(batch)! - 0.31853976964918573) < 1e-15);
        assert.ok(Math.abs(loss({ ...batch, options: { reduction: 'none' } })! - 0.41703001627783354) < 1e-15);
        assert.equal(loss({ logits: batch.logits }), undefined);
    });
});

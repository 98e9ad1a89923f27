import assert from 'node:assert/strict';
import { explain, keyNumber, shownLoss } from '../../../../src/explain';
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
const isReduced = (question: Question): boolean => stageNamed('reduction').isPresent!(subjectOf(question));
const keyOf = (stage: string, question: Question, c: number): string =>
    keyNumber(stageNamed(stage), subjectOf(question), c);

describe('the operations between the stages', () => {
    it('bring their numbers along', () => {
        assert.deepEqual(operationTo('exp', batch), { text: '− max 2.0000, exp', term: 'max' });
        // 1 + e^-1 + e^-1.9
        assert.deepEqual(operationTo('softmax', batch), { text: '÷ sum 1.5174', term: 'sum' });
        assert.deepEqual(operationTo('loss', { ...batch, options: { weight } }), {
            text: '÷ denominator 6',
            term: 'denominator',
        });
    });

    it('are those that take place', () => {
        assert.equal(operationTo('nll', { logits: batch.logits }).text, '−');
        assert.equal(operationTo('nll', batch).text, '· target, −');
        assert.equal(operationTo('nll', { ...batch, options: { weight } }).text, '· weight · target, −');
        assert.equal(operationTo('reduction', { ...batch, options: { reduction: 'none' } }).text, 'not reduced');
        assert.equal(operationTo('loss', single).text, '=');
        assert.equal(operationTo('loss', { ...batch, options: { reduction: 'sum' } }).text, '=');
    });

    it('of a single sample there is nothing to reduce, but where its weight is divided by', () => {
        assert.ok(!isReduced(single));
        assert.ok(isReduced(batch));
        assert.ok(isReduced({ ...single, options: { weight } }));
        assert.ok(!isReduced({ ...single, options: { weight, reduction: 'sum' } }));
    });
});

describe('a folded stage', () => {
    it('keeps its key number', () => {
        assert.equal(keyOf('softmax', { ...batch, classNames: ['cat', 'dog', 'bird'] }, 1), 'dog: 0.2424');
        assert.equal(keyOf('loss', batch, 0), 'loss: 0.3185');
        assert.equal(keyOf('reduction', batch, 0), 'sum: 0.6371');
    });

    it('of the loss: that of the batch, or of the sample where it is not reduced', () => {
        const loss = (question: Question) => shownLoss(explain(question), 0);
        assert.ok(Math.abs(loss(batch)! - 0.31853976964918573) < 1e-15);
        assert.ok(Math.abs(loss({ ...batch, options: { reduction: 'none' } })! - 0.41703001627783354) < 1e-15);
        assert.equal(loss({ logits: batch.logits }), undefined);
    });
});

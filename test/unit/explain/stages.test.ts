import assert from 'node:assert/strict';
import {
    explain,
    isReduced,
    lossIs,
    numberOfClass,
    operationToExp,
    operationToLoss,
    operationToNll,
    operationToReduction,
    operationToSoftmax,
    reductionOf,
    shownLoss,
    sumIs,
    viewSample,
} from '../../../src/explain';
import type { Question } from '../../../src/explain';

const batch: Question = {
    logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
    target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
};
const single: Question = {
    logits: { data: Float64Array.of(2, 1, 0.1), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(0), shape: [1] },
};
const weight = Float64Array.of(2, 4, 6);
const view = (question: Question) => viewSample(explain(question), 0)!;
const reduction = (question: Question) => reductionOf(explain(question), explain(question).breakdown!);

describe('the operations between the stages', () => {
    it('bring their numbers along', () => {
        assert.deepEqual(operationToExp(view(batch)), { text: '− max 2.0000, exp', term: 'max' });
        // 1 + e^-1 + e^-1.9
        assert.deepEqual(operationToSoftmax(view(batch)), { text: '÷ sum 1.5174', term: 'sum' });
        assert.deepEqual(operationToLoss(explain({ ...batch, options: { weight } })), {
            text: '÷ denominator 6',
            term: 'denominator',
        });
    });

    it('are those that take place', () => {
        assert.equal(operationToNll(view({ logits: batch.logits })).text, '−');
        assert.equal(operationToNll(view(batch)).text, '· target, −');
        assert.equal(operationToNll(view({ ...batch, options: { weight } })).text, '· weight · target, −');
        assert.equal(operationToReduction(reduction({ ...batch, options: { reduction: 'none' } })).text, 'not reduced');
        assert.equal(operationToLoss(explain(single)).text, '=');
        assert.equal(operationToLoss(explain({ ...batch, options: { reduction: 'sum' } })).text, '=');
    });

    it('of a single sample there is nothing to reduce, but where its weight is divided by', () => {
        assert.ok(!isReduced(reduction(single)));
        assert.ok(isReduced(reduction(batch)));
        assert.ok(isReduced(reduction({ ...single, options: { weight } })));
        assert.ok(!isReduced(reduction({ ...single, options: { weight, reduction: 'sum' } })));
    });
});

describe('a folded stage', () => {
    it('keeps its key number', () => {
        assert.equal(
            numberOfClass(view({ ...batch, classNames: ['cat', 'dog', 'bird'] }), 1, view(batch).softmax),
            'dog: 0.2424',
        );
        assert.equal(lossIs(0.31853), 'loss: 0.3185');
        assert.equal(sumIs(0.637), 'sum: 0.6370');
    });

    it('of the loss: that of the batch, or of the sample where it is not reduced', () => {
        const loss = (question: Question) => shownLoss(explain(question), 0);
        assert.ok(Math.abs(loss(batch)! - 0.31853976964918573) < 1e-15);
        assert.ok(Math.abs(loss({ ...batch, options: { reduction: 'none' } })! - 0.41703001627783354) < 1e-15);
        assert.equal(loss({ logits: batch.logits }), undefined);
    });
});

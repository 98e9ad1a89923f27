import assert from 'node:assert/strict';
import { explain, type Question } from '../../../../src/explain';
import { everySample, orderSamples } from '../../../../src/explain/batch/order';
import { sampleRow } from '../../../../src/explain/batch/row';

const batch: Question = {
    logits: { data: Float64Array.of(2, 1, .1, .5, 2.5, .3, 1.2, .4, 3.1, .2, .1, .3), shape: [4, 3] },
    target: { kind: 'index', data: Int32Array.of(0, 1, -100, 0), shape: [4] },
};
const order = (changes: Partial<typeof everySample>): number[] => [...orderSamples(explain(batch), { ...everySample, ...changes })];

describe('sampleRow', () => {
    it('tells prediction, target and the share of the loss', () => {
        const { position, prediction, target, wrong, targetRank, share } = sampleRow(explain(batch), 3);
        assert.deepEqual({ position, prediction, target, wrong, targetRank }, { position: '3', prediction: '2', target: '0', wrong: true, targetRank: 2 });
        // torch: the losses are .4170, .2200 and 1.1019.
        assert.ok(Math.abs(share! - 1.1019 / (.4170 + .2200 + 1.1019)) < 1e-4);
    });

    it('has no numbers for an ignored sample', () => {
        assert.deepEqual(sampleRow(explain(batch), 2), { position: '2', prediction: '2', target: 'ignored', wrong: false });
    });

    it('has the prediction where there is no target', () => {
        assert.deepEqual(sampleRow(explain({ logits: batch.logits }), 1), { position: '1', prediction: '1', target: '–', wrong: false });
    });
});

describe('orderSamples', () => {
    it('lists all in their order', () => assert.deepEqual(order({}), [0, 1, 2, 3]));
    it('sorts by the loss, the largest first', () => assert.deepEqual(order({ sort: 'loss', descending: true }), [3, 0, 1, 2]));
    it('sorts by the probability of the target, without one last', () => assert.deepEqual(order({ sort: 'targetProbability' }), [3, 0, 1, 2]));
    it('keeps the order of equals', () => assert.deepEqual(order({ sort: 'prediction' }), [0, 1, 2, 3]));
    it('filters what is wrong', () => assert.deepEqual(order({ filter: { kind: 'wrong' } }), [3]));
    it('filters what is ignored', () => assert.deepEqual(order({ filter: { kind: 'ignored' } }), [2]));
});

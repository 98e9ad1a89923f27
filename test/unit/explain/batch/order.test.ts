import assert from 'node:assert/strict';
import { nextWrong, orderSamples, worstFirst } from '../../../../src/explain/batch/order';
import type { SampleOrder } from '../../../../src/explain/batch/order';
import { FOUR, FOUR_TARGETS, judged } from './batches';

const order = (changes: Partial<SampleOrder>): number[] => [
    ...orderSamples(judged(FOUR, FOUR_TARGETS), { ...worstFirst, sort: 'sample', descending: false, ...changes }),
];

describe('orderSamples', () => {
    it('lists all in their order', () => assert.deepEqual(order({}), [0, 1, 2, 3]));
    it('begins with the worst', () =>
        assert.deepEqual([...orderSamples(judged(FOUR, FOUR_TARGETS), worstFirst)], [3, 0, 1, 2]));
    it('sorts by the loss, the largest first', () =>
        assert.deepEqual(order({ sort: 'loss', descending: true }), [3, 0, 1, 2]));
    it('sorts by the probability of the target, without one last', () =>
        assert.deepEqual(order({ sort: 'targetProbability' }), [3, 0, 1, 2]));
    it('keeps the order of equals', () => assert.deepEqual(order({ sort: 'prediction' }), [0, 1, 2, 3]));
    it('filters what is wrong', () => assert.deepEqual(order({ filter: { kind: 'wrong' } }), [3]));
    it('filters what is ignored', () => assert.deepEqual(order({ filter: { kind: 'ignored' } }), [2]));
});

describe('nextWrong', () => {
    // Samples 1 and 3 are wrong.
    const batch = judged(
        [
            [1, 0],
            [1, 0],
            [0, 1],
            [0, 1],
        ],
        [0, 1, 1, 0],
    );
    const next = (listed: readonly number[], row: number, direction: 1 | -1): number | undefined =>
        nextWrong(batch, Int32Array.from(listed), row, direction);

    it('goes on in the order of the table', () => {
        assert.deepEqual([next([0, 1, 2, 3], -1, 1), next([0, 1, 2, 3], 1, 1), next([3, 2, 1, 0], 0, 1)], [1, 3, 1]);
    });
    it('goes back', () => assert.deepEqual([next([0, 1, 2, 3], 3, -1), next([3, 2, 1, 0], 2, -1)], [1, 3]));
    it('ends where there are no more', () =>
        assert.deepEqual(
            [next([0, 1, 2, 3], 3, 1), next([0, 2], -1, 1), next([0, 1, 2, 3], 1, -1)],
            [undefined, undefined, undefined],
        ));
});

import assert from 'node:assert/strict';
import { filterOf, hardestOf } from '../../../../src/explain/batch/filters';
import type { SampleFilter } from '../../../../src/explain/batch/filters';
import { FOUR, FOUR_TARGETS, judged, withLosses } from './batches';

const listed = (filter: SampleFilter): number[] =>
    [0, 1, 2, 3].filter(filterOf(judged(FOUR, FOUR_TARGETS).breakdown, filter));

describe('filterOf', () => {
    it('lists all', () => assert.deepEqual(listed({ kind: 'all' }), [0, 1, 2, 3]));
    it('lists what is wrong', () => assert.deepEqual(listed({ kind: 'wrong' }), [3]));
    it('lists what is ignored', () => assert.deepEqual(listed({ kind: 'ignored' }), [2]));
    it('lists by loss, the upper end left out', () => {
        assert.deepEqual(listed({ kind: 'loss', bin: { kind: 'range', from: 0.2, to: 0.5 } }), [0, 1]);
        assert.deepEqual(listed({ kind: 'loss', bin: { kind: 'range', from: 0, to: 0.2 } }), []); // the ignored one has the loss 0
    });
    it('lists by target, by prediction, and by both', () => {
        assert.deepEqual(listed({ kind: 'classes', target: { only: 0 } }), [0, 3]);
        assert.deepEqual(listed({ kind: 'classes', prediction: { only: 2 } }), [3]);
        assert.deepEqual(listed({ kind: 'classes', target: { only: 0 }, prediction: { except: [2] } }), [0]);
    });
});

describe('hardestOf', () => {
    const hardest = (losses: readonly number[]): number[] => [...hardestOf(withLosses(losses).breakdown)];
    it('is the fewest samples that carry half of the loss', () => {
        assert.deepEqual(hardest([1, 4, 2, 0.5]), [0, 1, 0, 0]); // 4 of 7.5
        assert.deepEqual(hardest([1, 4, 3, 0.6]), [0, 1, 1, 0]); // 4 of 8.6 is less than half
    });
    it('takes the first of equally hard ones, and no more than are needed', () =>
        assert.deepEqual(hardest([2, 2, 2, 2, 2]), [1, 1, 1, 0, 0]));
    it('is the infinite ones where there are any', () =>
        assert.deepEqual(hardest([1, Infinity, 9, Infinity]), [0, 1, 0, 1]));
    it('is what gave nan where there is nan', () => {
        assert.deepEqual(
            [
                ...hardestOf(
                    judged(
                        [
                            [0, 0],
                            [NaN, 1],
                            [NaN, 0],
                        ],
                        [0, 0, -100],
                    ).breakdown,
                ),
            ],
            [0, 1, 0],
        );
    });
    it('leaves out what is ignored', () =>
        assert.deepEqual([...hardestOf(judged(FOUR, FOUR_TARGETS).breakdown)], [0, 0, 0, 1]));
});

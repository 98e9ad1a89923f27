import assert from 'node:assert/strict';
import { barOf, barScaleOf } from '../../../src/explain/bars';

describe('a bar', () => {
    it('goes from 0 to its number, in either direction', () => {
        const scale = barScaleOf([3, -1]);
        assert.deepEqual(barOf(3, scale), { start: 0.25, length: 0.75 });
        assert.deepEqual(barOf(-1, scale), { start: 0, length: 0.25 });
    });

    it('is measured against the limit where there is one', () =>
        assert.deepEqual(barOf(0.25, barScaleOf([0.25], 1)), { start: 0, length: 0.25 }));

    it('fills its side for an infinity, and is nothing for NaN and for all zeros', () => {
        const scale = barScaleOf([1, -1, Infinity, NaN]);
        assert.deepEqual(barOf(Infinity, scale), { start: 0.5, length: 0.5 });
        assert.equal(barOf(NaN, scale).length, 0);
        assert.equal(barOf(0, barScaleOf([0, 0])).length, 0);
    });
});

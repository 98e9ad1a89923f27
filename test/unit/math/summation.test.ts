import assert from 'node:assert/strict';
import { CompensatedSum, sumOf } from '../../../src/math/summation';

const TINY = 2 ** -53; // 1 + 2^-53 is 1: half of the last digit, a tie

const sumUp = (...terms: readonly number[]): CompensatedSum => {
    const sum = new CompensatedSum();
    terms.forEach(term => sum.add(term));
    return sum;
};

describe('CompensatedSum', () => {
    it('keeps what each addition would round away', () => {
        assert.equal(sumUp(1, TINY, TINY, TINY, TINY).total, 1 + 4 * TINY);
        assert.equal(sumOf(Float64Array.of(1e16, 1, 1, -1e16)), 2);
    });
    it('tells what the total itself was rounded by', () => {
        assert.deepEqual([sumUp(1, TINY).total, sumUp(1, TINY).remainder], [1, TINY]);
        assert.deepEqual([sumUp(1, 3 * TINY).total, sumUp(1, 3 * TINY).remainder], [1 + 4 * TINY, -TINY]);
    });
    it('takes a tail below the last digit of a term', () => {
        const sum = new CompensatedSum();
        sum.add(1, TINY);
        sum.add(1, TINY);
        assert.deepEqual([sum.total, sum.remainder], [2, 2 * TINY]);
    });
    it('is infinite or NaN where the plain sum is', () => {
        assert.deepEqual(
            [sumUp(1, Infinity), sumUp(-Infinity, 1), sumUp(Infinity, -Infinity), sumUp(1e308, 1e308)].map(
                ({ total }) => total,
            ),
            [Infinity, -Infinity, NaN, Infinity],
        );
    });
    it('is 0 of nothing', () => assert.equal(sumOf(new Float64Array(0)), 0));
});

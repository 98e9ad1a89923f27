import assert from 'node:assert/strict';
import { intersect, isEmpty, roundestIn } from '../../../../src/diagnose/relation/interval';

describe('the roundest number of an interval', () => {
    const cases: readonly (readonly [number, number, number])[] = [
        [2.9999, 3.0001, 3],
        [0.4999, 0.5002, 0.5],
        [-2.0001, -1.9999, -2],
        [-1, 2, 0],
        [0.33332, 0.33334, 0.33333],
        [1199.6, 1200.4, 1200],
        [0.1, 0.1, 0.1],
        [1 / 3, 1 / 3, 1 / 3],
    ];
    for (const [low, high, expected] of cases) {
        it(`from ${low} to ${high} is ${expected}`, () => assert.equal(roundestIn({ low, high }), expected));
    }
});

describe('intervals', () => {
    it('that meet in a point share it', () =>
        assert.deepEqual(intersect({ low: 0, high: 1 }, { low: 1, high: 2 }), { low: 1, high: 1 }));
    it('that do not meet share nothing', () =>
        assert.ok(isEmpty(intersect({ low: 0, high: 1 }, { low: 1.5, high: 2 }))));
    it('with NaN are empty', () => assert.ok(isEmpty({ low: NaN, high: 1 })));
});

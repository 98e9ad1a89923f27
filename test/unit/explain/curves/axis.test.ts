import assert from 'node:assert/strict';
import { axisBetween, fractionOf, linePath, valueAt } from '../../../../src/explain/curves/axis';

describe('an axis', () => {
    const ticks: readonly [low: number, high: number, ticks: readonly number[]][] = [
        [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
        [-4.66, 7.34, [-4, -2, 0, 2, 4, 6]],
        [0, 0.6, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]],
        [0, 110, [0, 20, 40, 60, 80, 100]],
        [1e8 - 6, 1e8 + 6, [-6, -4, -2, 0, 2, 4, 6].map(x => 1e8 + x)],
    ];
    for (const [low, high, expected] of ticks) {
        it(`from ${low} to ${high} has round ticks`, () => assert.deepEqual(axisBetween(low, high).ticks, expected));
    }

    it('tells where a number stands, and which number stands there', () => {
        const axis = axisBetween(-2, 6);
        assert.equal(fractionOf(axis, 0), 0.25);
        assert.equal(valueAt(axis, 0.25), 0);
        assert.equal(valueAt(axis, 1.7), 6, 'a pointer beyond the end stays at the end');
    });
});

describe('a line', () => {
    it('goes through its points, upwards', () =>
        assert.equal(
            linePath(
                [
                    [0, 0],
                    [1, 2],
                ],
                axisBetween(0, 2),
                axisBetween(0, 2),
            ),
            'M0.00 100.00L50.00 0.00',
        ));

    it('breaks at what is no number', () =>
        assert.equal(
            linePath(
                [
                    [0, 0],
                    [1, NaN],
                    [2, 2],
                    [1, Infinity],
                ],
                axisBetween(0, 2),
                axisBetween(0, 2),
            ),
            'M0.00 100.00M100.00 0.00',
        ));
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { samplePosition } from '../../../../src/explain';
import { positionOn, sampleAt } from '../../../../src/explain/batch/position';

describe('sampleAt', () => {
    it('reads an index per axis, as people write it', () => {
        assert.equal(sampleAt([12], ' 7 '), 7);
        // 1 * 5 * 8 + 0 * 8 + 7
        assert.deepEqual(
            ['1, 0, 7', '(1, 0, 7)', '1 0 7', '[1,0,7]'].map(text => sampleAt([3, 5, 8], text)),
            [47, 47, 47, 47],
        );
    });
    it('takes nothing else', () => {
        assert.deepEqual(
            ['', '12', '-1', '1.5', 'x', '1, 2'].map(text => sampleAt([12], text)),
            Array(6).fill(undefined),
        );
        assert.equal(sampleAt([3, 5], '7'), undefined);
    });
    it('is the inverse of what the table shows', () => {
        fc.assert(
            fc.property(
                fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
                fc.nat(),
                (shape, n) => {
                    const sample = n % shape.reduce((product, size) => product * size);
                    assert.equal(sampleAt(shape, samplePosition(shape, sample)), sample);
                    assert.deepEqual(
                        shape.map((_, axis) => positionOn(shape, sample, axis).index).join(', '),
                        samplePosition(shape, sample),
                    );
                },
            ),
        );
    });
});

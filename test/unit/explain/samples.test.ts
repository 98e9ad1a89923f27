import assert from 'node:assert/strict';
import { layoutOf } from '../../../src/math';
import { classesOf, classesToShow, logitIndex, sampleAndClass, samplePosition } from '../../../src/explain/samples';

describe('classesOf', () => {
    it('reads the classes of a position of (N, C, d)', () => {
        const data = Float64Array.from({ length: 12 }, (_, i) => i); // (2, 3, 2)
        assert.deepEqual([...classesOf({ data, shape: [2, 3, 2] }, 0)], [0, 2, 4]);
        assert.deepEqual([...classesOf({ data, shape: [2, 3, 2] }, 3)], [7, 9, 11]);
    });

    it('takes shape (C) as one sample', () => {
        assert.deepEqual([...classesOf({ data: Float64Array.of(1, 2, 3), shape: [3] }, 0)], [1, 2, 3]);
    });
});

describe('placeOf and numberOf', () => {
    for (const shape of [[5], [4, 3], [2, 3, 2], [2, 3, 4, 5]]) {
        it(`are each other's inverse for (${shape.join(', ')})`, () => {
            const layout = layoutOf(shape);
            for (let index = 0; index < shape.reduce((a, b) => a * b); index++) {
                const { sample, classIndex } = sampleAndClass(layout, index);
                assert.equal(logitIndex(layout, sample, classIndex), index);
            }
        });
    }
    it('know the class axis', () =>
        assert.deepEqual(sampleAndClass(layoutOf([2, 3, 2]), 9), { sample: 3, classIndex: 1 }));
});

describe('samplePosition', () => {
    it('counts along every axis but the class axis', () => {
        assert.equal(samplePosition([4], 3), '3');
        assert.equal(samplePosition([2, 5, 7], 1 * 35 + 3 * 7 + 6), '1, 3, 6');
        assert.equal(samplePosition([], 0), '');
    });
});

describe('classesToShow', () => {
    it('shows all where there is room', () =>
        assert.deepEqual(classesToShow(Float64Array.of(1, 2, 3), 3, []), [0, 1, 2]));
    it('shows the largest and what must not be missed, in order', () => {
        assert.deepEqual(classesToShow(Float64Array.of(0.1, 0.5, 0.05, 0.3, 0.05), 2, [4]), [1, 3, 4]);
    });
    it('shows NaN before all, wherever it stands: it is what one looks for', () => {
        assert.deepEqual(classesToShow(Float64Array.of(5, 1, NaN, 3), 2, []), [0, 2]);
        assert.deepEqual(classesToShow(Float64Array.of(NaN, 1, 5, 3), 2, []), [0, 2]);
        assert.deepEqual(classesToShow(Float64Array.of(1, NaN, NaN, NaN), 2, []), [1, 2]);
    });
    it('shows the first of those that are -inf where there is nothing else', () =>
        assert.deepEqual(classesToShow(new Float64Array(4).fill(-Infinity), 2, []), [0, 1]));
    it('agrees with sorting', () => {
        const values = Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i * i));
        const sorted = [...values.keys()]
            .sort((a, b) => values[b]! - values[a]! || a - b)
            .slice(0, 12)
            .sort((a, b) => a - b);
        assert.deepEqual(classesToShow(values, 12, []), sorted);
    });
});

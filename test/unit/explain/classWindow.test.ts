import assert from 'node:assert/strict';
import { classesInWindow, orderClasses, rowsInView, windowAround, windowStart } from '../../../src/explain';

describe('all classes, a window at a time', () => {
    it('by index', () => assert.deepEqual([...orderClasses(Float64Array.of(0.2, 0.5, 0.3), 'index')], [0, 1, 2]));
    it('by probability, equals by index, NaN last', () => {
        assert.deepEqual([...orderClasses(Float64Array.of(0.2, NaN, 0.5, 0, 0.5), 'probability')], [2, 4, 0, 3, 1]);
    });

    it('does not begin before the first, nor so late that rows stay empty', () => {
        assert.deepEqual(
            [-3, 0, 5, 99].map(first => windowStart(first, 12, 20)),
            [0, 0, 5, 8],
        );
        assert.equal(windowStart(5, 12, 3), 0);
    });

    it('moves to a row no more than it must', () => {
        assert.equal(windowAround(7, 5, 12), 5, 'in view already');
        assert.equal(windowAround(2, 5, 12), 2, 'above');
        assert.equal(windowAround(30, 5, 12), 19, 'below');
    });

    it('has the target above its rows where it is not among them', () => {
        const order = Int32Array.of(4, 3, 2, 1, 0);
        assert.deepEqual(classesInWindow(order, 1, 3, [2]), [3, 2, 1]);
        assert.deepEqual(classesInWindow(order, 1, 3, [0, 0, 4]), [0, 4, 3, 2, 1]);
    });

    it('says which rows these are', () => {
        assert.equal(rowsInView(12, 12, 128_256), 'rows 13 to 24 of 128,256');
        assert.equal(rowsInView(12, 12, 20), 'rows 13 to 20 of 20');
    });
});

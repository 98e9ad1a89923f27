import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/diagnose';
import type { CrossEntropyExample } from '../../../../src/math';
import { randomNumbers } from '../../math/random';
import { findingsOf, indexed } from '../findings';

const SIZE = 3;

/**
 * 9 sequences of 3 positions and 3 classes, which torch takes for 3 classes and 3 positions: the last axis predicts
 * `hits` of the 27 targets, or axis 1 does.
 */
function sequences(hits: number, axis: 1 | 2 = 2, ignored = 0): CrossEntropyExample {
    const random = randomNumbers(2);
    const targets = Array.from({ length: 27 }, () => Math.floor(random() * SIZE));
    const logits = new Array<number>(27 * SIZE).fill(0);
    targets.forEach((t, i) => {
        const [sequence, position] = [Math.floor(i / SIZE), i % SIZE];
        const largest = i < hits ? t : (t + 1) % SIZE;
        const [row, column] = axis === 2 ? [position, largest] : [largest, position];
        logits[(sequence * SIZE + row) * SIZE + column] = 9;
    });
    const target = targets.map((t, i) => (i < ignored ? -100 : t));
    return indexed(logits, [9, SIZE, SIZE], target, [9, SIZE]);
}

const classAxis = (example: CrossEntropyExample): Finding | undefined =>
    findingsOf(example).find(({ code }) => code === 'class-axis');

describe('class-axis, where torch cannot notice', () => {
    // Guessing hits 9 of 27 with a deviation of the square root of 6: 24 hits are 6.1 deviations more, 23 are 5.7.
    it('warns when the last axis predicts more than guessing would', () => {
        assert.equal(classAxis(sequences(24))?.severity, 'warning');
        assert.match(classAxis(sequences(24))!.message, /Classes on the last axis: loss .*, 24 of 27\./);
    });

    it('only informs when neither axis does', () => assert.equal(classAxis(sequences(23))?.severity, 'info'));

    it('is silent when axis 1 does', () => {
        assert.equal(classAxis(sequences(24, 1)), undefined);
        assert.notEqual(classAxis(sequences(23, 1)), undefined);
    });

    it('does not choose between two axes that predict the same', () => {
        const target = Array.from({ length: 27 }, (_, i) => i % SIZE);
        const logits = Array.from({ length: 81 }, (_, i) => (Math.floor(i / SIZE) % SIZE === i % SIZE ? 9 : 0));
        assert.equal(classAxis(indexed(logits, [9, SIZE, SIZE], target, [9, SIZE]))?.severity, 'info');
    });

    it('counts the targets that are not ignored', () =>
        assert.match(classAxis(sequences(27, 2, 2))!.message, /Classes on the last axis: loss .*, 25 of 25\./));

    it('counts no hit for a class that is ignored', () => {
        const all = sequences(27);
        const kept = Array.from(all.target.data, Number).filter(t => t !== 0).length;
        const message = classAxis({ ...all, options: { ignoreIndex: 0 } })!.message;
        assert.match(message, new RegExp(`last axis: loss .*, ${kept} of ${kept}\\.`));
    });

    it('says nothing where all are ignored, or there is a single class', () => {
        assert.equal(classAxis(sequences(27, 2, 27)), undefined);
        assert.equal(classAxis(indexed([1, 2], [2, 1, 1], [0, 0], [2, 1])), undefined);
    });
});

import assert from 'node:assert/strict';
import { borrow } from '../../../../src/explain/differences/borrow';
import { pairingOf } from '../../../../src/explain/differences/pairing';
import type { Question } from '../../../../src/explain';
import type { OtherExample } from '../../../../src/explain/differences';
import { layoutOf } from '../../../../src/math';
import { question, second, target } from './examples';

const two = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
];
const borrowed = (b: OtherExample, a: Question, sample = 0) =>
    borrow(b, a, pairingOf(layoutOf(a.logits.shape), layoutOf(b.logits.shape)), sample);

describe('the second array of a comparison', () => {
    it('keeps its own target', () => {
        const {
            question: { target: kept },
            target: taken,
        } = borrowed(second(two, target(1, 1)), question(two, target(0, 2)));
        assert.deepEqual([kept?.data, taken], [Int32Array.of(1, 1), false]);
    });

    it('takes the target of the first where it has none', () => {
        const {
            question: { target: found },
            target: taken,
        } = borrowed(second(two), question(two, target(0, 2)));
        assert.deepEqual([found?.data, taken], [Int32Array.of(0, 2), true]);
    });

    it('of one sample takes the target of the sample in view', () => {
        const {
            question: { target: found },
        } = borrowed(second([[1, 2, 3]]), question(two, target(0, 2)), 1);
        assert.deepEqual(found, { kind: 'index', data: Int32Array.of(2), shape: [1] });
    });

    it('of another number of samples has no target to take', () =>
        assert.equal(borrowed(second([...two, [1, 2, 3]]), question(two, target(0, 2))).question.target, undefined));

    it('takes the options of the first where its text says nothing of a loss', () => {
        const {
            question: { options },
            options: taken,
        } = borrowed(second(two), question(two, { options: { labelSmoothing: 0.1 } }));
        assert.deepEqual([options, taken], [{ labelSmoothing: 0.1 }, true]);
    });

    it('keeps the defaults of a loss that its own code calls', () => {
        const b = second(two, { options: {}, origins: [{ part: 'criterion' }] });
        assert.deepEqual(borrowed(b, question(two, { options: { labelSmoothing: 0.1 } })).question.options, {});
    });
});

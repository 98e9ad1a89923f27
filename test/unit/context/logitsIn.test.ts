// Which arrays of a text a person is asked about.
import assert from 'node:assert/strict';
import { logitsToChoose } from '../../../src/context';
import { readNumericArrays } from '../../../src/read';

const shapes = (text: string) => logitsToChoose(readNumericArrays(text).arrays).map(({ shape }) => shape);

describe('the arrays to choose logits from', () => {
    it('have no printed target among them', () => {
        assert.deepEqual(shapes('tensor([[2., 1., 0.1],\n        [0.5, 2.5, 0.3]])\ntensor([0, 1])\n'), [[2, 3]]);
        assert.deepEqual(shapes('logits: tensor([[2., 1., 0.1]])\nlabels: tensor([0])\n'), [[1, 3]]);
    });

    it('are all those that can be logits', () => {
        assert.deepEqual(shapes('tensor([2., 1., 0.1])\ntensor([0.5, 2.5, 0.3])\n'), [[3], [3]]);
        assert.deepEqual(shapes('tensor([[2, 1, 0],\n        [0, 2, 0]])\n'), [[2, 3]]);
    });
});

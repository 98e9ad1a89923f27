import assert from 'node:assert/strict';
import { countLeading } from '../../../src/model/sorted';

describe('countLeading', () => {
    it('counts the items before the first that does not hold', () => {
        for (let length = 0; length < 9; length++) {
            for (let count = 0; count <= length; count++) {
                const items = Array.from({ length }, (_, index) => index);
                assert.equal(
                    countLeading(items, item => item < count),
                    count,
                );
            }
        }
    });
    it('looks at few of them', () => {
        let looks = 0;
        countLeading(
            Array.from({ length: 1000 }, (_, index) => index),
            item => ++looks > 0 && item < 700,
        );
        assert.ok(looks <= 10);
    });
});

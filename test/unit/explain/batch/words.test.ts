import assert from 'node:assert/strict';
import { filterName, pairName, positionExpected } from '../../../../src/explain/batch/words';
import { FOUR, FOUR_TARGETS, judge, judged } from './batches';

const named = judge({ ...judged(FOUR, FOUR_TARGETS).question, classNames: ['cat', 'dog', 'owl'] });

describe('the words of a batch', () => {
    it('name what the table lists', () => {
        assert.equal(
            filterName(named, { kind: 'classes', target: { only: 0 }, prediction: { only: 2 } }),
            'target cat, predicted owl',
        );
        assert.equal(filterName(named, { kind: 'classes', prediction: { except: [0] } }), 'predicted others');
        assert.equal(pairName(named.question, undefined, undefined), 'all');
        assert.equal(
            filterName(named, { kind: 'loss', bin: { kind: 'range', from: 0.5, to: 1 } }),
            'loss from 0.5000 to 1.0000',
        );
    });

    it("ask for a sample in the batch's own shape", () => {
        assert.equal(positionExpected([12]), 'Enter an integer from 0 to 11.');
        assert.equal(
            positionExpected([2, 4, 5]),
            'Enter one integer for each axis of (2, 4, 5); the last sample is 1, 3, 4.',
        );
    });
});

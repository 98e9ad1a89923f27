import assert from 'node:assert/strict';
import { describeInBatch, filterName, pairName, positionExpected } from '../../../../src/explain/batch/words';
import { FOUR, FOUR_TARGETS, judge, judged, withLosses } from './batches';

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

    it('say how a sample fares among the others', () => {
        const batch = withLosses(Array.from({ length: 23 }, (_, i) => (23 - i) / 10));
        const said = [0, 1, 2, 3, 10, 11, 12, 20, 21, 22].map(sample => describeInBatch(batch, sample));
        assert.equal(said[0], 'of 23, loss 2.3000, the worst');
        assert.deepEqual(
            said.slice(1).map(words => words.split(', ').at(-1)),
            ['2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '23rd'].map(place => `${place} worst`),
        );
        assert.equal(describeInBatch(judged(FOUR, FOUR_TARGETS), 2), 'of 4, ignored');
    });

    it("ask for a sample in the batch's own shape", () => {
        assert.equal(positionExpected([12]), 'Enter an integer from 0 to 11.');
        assert.equal(
            positionExpected([2, 4, 5]),
            'Enter one integer for each axis of (2, 4, 5); the last sample is 1, 3, 4.',
        );
    });
});

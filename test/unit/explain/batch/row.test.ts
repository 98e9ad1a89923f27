import assert from 'node:assert/strict';
import { explain } from '../../../../src/explain';
import { sampleRow } from '../../../../src/explain/batch/row';
import { FOUR, FOUR_TARGETS, judged, near } from './batches';

describe('sampleRow', () => {
    const batch = judged(FOUR, FOUR_TARGETS);

    it('tells prediction, target and the share of the loss', () => {
        const { position, prediction, target, wrong, targetRank, share } = sampleRow(batch, 3);
        assert.deepEqual(
            { position, prediction, target, wrong, targetRank },
            { position: '3', prediction: '2', target: '0', wrong: true, targetRank: 2 },
        );
        // torch: the losses are .4170, .2200 and 1.1019.
        assert.ok(near(share!, 1.1019 / (0.417 + 0.22 + 1.1019), 1e-4));
    });

    it('has no numbers for an ignored sample', () =>
        assert.deepEqual(sampleRow(batch, 2), { position: '2', prediction: '2', target: 'ignored', wrong: false }));

    it('has the prediction where there is no target', () => {
        assert.deepEqual(sampleRow(explain({ logits: batch.question.logits }), 1), {
            position: '1',
            prediction: '1',
            target: '–',
            wrong: false,
        });
    });

    it('shares the weighted losses, whatever the reduction', () => {
        for (const reduction of ['mean', 'sum', 'none'] as const) {
            const weighted = judged(FOUR.slice(0, 2), [0, 1], { weight: Float64Array.of(2, 4, 6), reduction });
            assert.ok(near(sampleRow(weighted, 0).share!, (2 * 0.41703) / (2 * 0.41703 + 4 * 0.2200495), 1e-6));
        }
    });

    it('shares also what float16 cannot add up', () => {
        // 1e4 each: ten of them are infinite in float16, whose largest number is 65504.
        const large = judged(
            Array.from({ length: 10 }, () => [-1e4, 0]),
            Array<number>(10).fill(0),
            { dtype: 'float16', reduction: 'sum' },
        );
        assert.equal(large.breakdown.sumLoss, Infinity);
        assert.ok(near(sampleRow(large, 0).share!, 0.1));
    });

    it('has no share where the losses add up to nothing, infinity or nan', () => {
        for (const rows of [
            [[1], [1]],
            [
                [-Infinity, 0],
                [0, 0],
            ],
            [
                [NaN, 0],
                [0, 0],
            ],
        ]) {
            assert.deepEqual(
                [0, 1].map(sample => sampleRow(judged(rows, [0, 0]), sample).share),
                [undefined, undefined],
            );
        }
    });
});

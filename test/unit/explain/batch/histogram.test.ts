import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inBin, lossHistogram, sameBin } from '../../../../src/explain/batch/histogram';
import { keptLosses } from '../../../../src/explain/batch/judged';
import { FOUR, FOUR_TARGETS, judged, near, withLosses } from './batches';

const edges = (losses: readonly number[]): number[] =>
    lossHistogram(withLosses(losses)).bins.flatMap(({ bin }) => (bin.kind === 'range' ? [bin.from, bin.to] : []));
const counts = (losses: readonly number[]): number[] =>
    lossHistogram(withLosses(losses)).bins.map(({ count }) => count);

describe('lossHistogram', () => {
    it('has bins of a round width, none more than there is reason for', () => {
        // Quartiles .2 and .7: 2 * .5 / 4^(1/3) = .63, but a range of 2 in at least 8 bins is .25, and .5 is the next
        // round width.
        assert.deepEqual(counts([0.2, 0.7, 0.7, 2.2]), [1, 2, 0, 0, 1]);
        assert.deepEqual(edges([0.2, 0.7, 0.7, 2.2]), [0, 0.5, 0.5, 1, 1, 1.5, 1.5, 2, 2, 2.5]);
    });

    it('has edges that are decimals, not sums of rounding errors', () => {
        assert.ok(edges(Array.from({ length: 31 }, (_, i) => 0.05 + i / 100)).every(edge => String(edge).length <= 4));
    });

    it('puts equal losses into one bin', () => assert.deepEqual(counts([0.3, 0.3, 0.3]), [3]));

    it('keeps a heavy tail within thirty bins', () =>
        assert.ok(counts([...Array.from({ length: 200 }, (_, i) => 0.001 * i + 0.001), 60]).length <= 31));

    it('counts infinite losses and nan apart', () => {
        const { bins, apart, highest } = lossHistogram(
            judged(
                [
                    [0, 0],
                    [-Infinity, 0],
                    [NaN, 0],
                    [-Infinity, 3],
                ],
                [0, 0, 0, 0],
            ),
        );
        assert.deepEqual(
            bins.map(({ count }) => count),
            [1],
        );
        assert.deepEqual(apart, [
            { bin: { kind: 'infinite' }, count: 2 },
            { bin: { kind: 'nan' }, count: 1 },
        ]);
        assert.equal(highest, 2);
    });

    it('leaves ignored samples out, and tells median and largest loss', () => {
        const { bins, median, largest } = lossHistogram(judged(FOUR, FOUR_TARGETS));
        assert.equal(
            bins.reduce((sum, { count }) => sum + count, 0),
            3,
        );
        assert.ok(near(median, 0.41703, 1e-6) && near(largest, 1.1019428, 1e-6));
    });

    it('marks ln C, but not with weights, where equal probabilities give each target another loss', () => {
        assert.equal(lossHistogram(judged(FOUR, FOUR_TARGETS)).chance, Math.log(3));
        assert.equal(lossHistogram(judged(FOUR, FOUR_TARGETS, { weight: Float64Array.of(2, 4, 6) })).chance, undefined);
    });

    it('has no bin where nothing counts', () =>
        assert.equal(lossHistogram(judged(FOUR, [-100, -100, -100, -100])).highest, 0));

    it('has every loss that counts in exactly one bin', () => {
        const logit = fc.oneof(fc.double({ min: -60, max: 60, noNaN: true }), fc.constantFrom(-Infinity, NaN, 0, 1e-7));
        fc.assert(
            fc.property(
                fc.array(fc.tuple(logit, logit, fc.constantFrom(0, 1, -100)), { minLength: 1, maxLength: 60 }),
                samples => {
                    const batch = judged(
                        samples.map(([a, b]) => [a, b]),
                        samples.map(([, , target]) => target),
                    );
                    const { bins, apart } = lossHistogram(batch);
                    const all = [...bins, ...apart];
                    const losses = [...keptLosses(batch.breakdown)];
                    assert.ok(losses.every(loss => all.filter(({ bin }) => inBin(bin, loss)).length === 1));
                    assert.ok(all.every(({ bin, count }) => losses.filter(loss => inBin(bin, loss)).length === count));
                },
            ),
        );
    });
});

describe('sameBin', () => {
    it('goes by the edges', () => {
        assert.ok(sameBin({ kind: 'range', from: 0, to: 1 }, { kind: 'range', from: 0, to: 1 }));
        assert.ok(!sameBin({ kind: 'range', from: 0, to: 1 }, { kind: 'range', from: 1, to: 2 }));
        assert.ok(!sameBin({ kind: 'nan' }, { kind: 'infinite' }));
    });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reductionRow, reductionsOf, weighting } from '../../../../src/explain/batch/reduction';
import { judge, judged, near } from './batches';

const X = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
];
const weight = Float64Array.of(2, 4, 6);

describe('reductionRow', () => {
    it('is the loss without weights, the weight of the target, and their product', () => {
        const batch = judged(X, [0, 1], { weight });
        const rows = [0, 1].map(sample => reductionRow(batch, sample));
        // torch without weights: .4170300162778333 and .2200495232605381
        assert.ok(near(rows[0]!.unweighted!, 0.4170300162778333) && near(rows[1]!.unweighted!, 0.2200495232605381));
        assert.deepEqual(
            rows.map(row => row.weight),
            [2, 4],
        );
        assert.ok(rows.every(row => near(row.unweighted! * row.weight!, row.loss)));
    });

    it('leaves an ignored sample out', () => {
        assert.deepEqual(reductionRow(judged(X, [0, -100], { weight }), 1), { position: '1', loss: 0 });
    });

    it('weighs each class within a sample when labels are smoothed', () => {
        const batch = judged(X, [0, 1], { weight, labelSmoothing: 0.1 });
        assert.equal(weighting(batch), 'by-class');
        // torch without weights, label_smoothing=.1: the mean of both is .43687310298251913.
        assert.ok(
            near((reductionRow(batch, 0).unweighted! + reductionRow(batch, 1).unweighted!) / 2, 0.43687310298251913),
        );
    });

    it('drops an impossible class that is not the target', () => {
        assert.ok(near(reductionRow(judged([[0, -Infinity, 0]], [0]), 0).unweighted!, Math.LN2));
    });

    it('counts a sample with probabilities as one', () => {
        const batch = judge({
            logits: { data: Float64Array.from(X.flat()), shape: [2, 3] },
            options: { weight },
            target: { kind: 'probability', data: Float64Array.of(0.7, 0.2, 0.1, 0.1, 0.6, 0.3), shape: [2, 3] },
        });
        assert.deepEqual([reductionRow(batch, 0).weight, weighting(batch)], [1, 'by-class']);
        // torch without weights: the mean is .9435397696491856.
        assert.ok(
            near((reductionRow(batch, 0).unweighted! + reductionRow(batch, 1).unweighted!) / 2, 0.9435397696491856),
        );
    });
});

describe('reductionsOf', () => {
    it('shows why the weighted mean is not the mean of none', () => {
        const reduced = reductionsOf(judged(X, [0, 1], { weight }));
        assert.deepEqual(
            reduced.map(({ code, divisor, chosen }) => [code, divisor, chosen]),
            [
                ['sum', undefined, false],
                ['mean', 6, true],
                ['mean-of-kept', 2, false],
            ],
        );
        // torch: .28570968743963643 is the mean; the sum is six times that, and half of the sum the mean of none.
        [6, 1, 3].forEach((times, i) => assert.ok(near(reduced[i]!.value, times * 0.28570968743963643)));
    });

    it('tells the mean over all from that over those that count', () => {
        const reduced = reductionsOf(judged(X, [0, -100]));
        assert.deepEqual(
            reduced.map(({ code, divisor }) => [code, divisor]),
            [
                ['sum', undefined],
                ['mean', 1],
                ['mean-of-all', 2],
            ],
        );
        assert.ok(near(reduced[2]!.value, 0.41703001627783354 / 2));
    });

    it('knows which of them was asked for', () => {
        const chosen = (reduction: 'sum' | 'none') =>
            reductionsOf(judged(X, [0, 1], { reduction }))
                .filter(reduced => reduced.chosen)
                .map(({ code }) => code);
        assert.deepEqual([chosen('sum'), chosen('none')], [['sum'], []]);
    });

    it('divides what the rows add up to into the loss', () => {
        const sample = fc.tuple(
            fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 }),
            fc.constantFrom(0, 1, 2, -100),
        );
        fc.assert(
            fc.property(fc.array(sample, { minLength: 1, maxLength: 20 }), samples => {
                const batch = judged(
                    [[0, 0, 0], ...samples.map(([row]) => row)],
                    [1, ...samples.map(([, target]) => target)],
                    { weight },
                );
                const rows = Array.from({ length: samples.length + 1 }, (_, i) => reductionRow(batch, i)).filter(
                    row => row.target !== undefined,
                );
                const sum = rows.reduce((total, row) => total + row.unweighted! * row.weight!, 0);
                const weights = rows.reduce((total, row) => total + row.weight!, 0);
                const [, mean] = reductionsOf(batch);
                assert.equal(mean!.divisor, weights);
                assert.ok(near(sum / weights, batch.breakdown.loss.data[0]!, 1e-12 * (1 + sum)));
                assert.equal(mean!.value, batch.breakdown.loss.data[0]!);
            }),
        );
    });
});

import assert from 'node:assert/strict';
import { explain } from '../../../../src/explain';
import { darkness, heatMapColumns, heatMapRow } from '../../../../src/explain/batch/heatMap';
import { FOUR, FOUR_TARGETS, judged, near } from './batches';

describe('the heat map', () => {
    it('has a column per class, and the target marked', () => {
        const batch = judged(FOUR, FOUR_TARGETS);
        const columns = heatMapColumns(batch)!;
        assert.deepEqual(columns, { classes: [0, 1, 2], rest: 0 });
        const { probabilities, target } = heatMapRow(batch, columns, 0);
        // torch.softmax
        assert.ok(probabilities.every((p, c) => near(p, [0.659, 0.2424, 0.0986][c]!, 5e-5)));
        assert.equal(target, 0);
    });

    it('marks no target where it is ignored or unknown', () => {
        const batch = judged(FOUR, FOUR_TARGETS);
        assert.equal(heatMapRow(batch, heatMapColumns(batch)!, 2).target, undefined);
        const untargeted = explain({ logits: { data: Float64Array.of(1, 2, 2, 1), shape: [2, 2] } });
        assert.equal(heatMapRow(untargeted, heatMapColumns(untargeted)!, 0).target, undefined);
    });

    it('has of many classes the most probable ones of the batch, and the rest in one column', () => {
        const row = (likely: number): number[] =>
            Array.from({ length: 100 }, (_, c) => (c === likely ? 9 : c >= 70 && c < 92 ? 4 : 0));
        const batch = judged([row(3), row(98)], [3, 50]);
        const columns = heatMapColumns(batch)!;
        assert.deepEqual(columns, { classes: [3, ...Array.from({ length: 22 }, (_, i) => 70 + i), 98], rest: 76 });
        const { probabilities, target } = heatMapRow(batch, columns, 1);
        assert.equal(target, 24, 'in the column of the rest');
        // 76 + 1 classes with the logit 0, 22 with 4, one with 9; class 3 is one of the columns.
        assert.ok(near(probabilities[24]!, 76 / (77 + 22 * Math.exp(4) + Math.exp(9))));
    });

    it('sums over positions, too', () => {
        // (1, 30, 2): class 29 is likely at the second position alone.
        const data = new Float64Array(60);
        data[59] = 5;
        assert.ok(heatMapColumns(explain({ logits: { data, shape: [1, 30, 2] } }))!.classes.includes(29));
    });

    it('shows small probabilities, and nothing of nan', () =>
        assert.deepEqual([darkness(0.01), darkness(1), darkness(NaN)], [0.1, 1, 0]));
});

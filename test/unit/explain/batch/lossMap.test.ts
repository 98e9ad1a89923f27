import assert from 'node:assert/strict';
import { hardestSample, hasLossMap, lossMap } from '../../../../src/explain/batch/lossMap';
import type { Judged } from '../../../../src/explain/batch/judged';
import { judge, judged, near } from './batches';

/** Logits of shape (N, 2, d1, ...) with these losses, one per sample, all of target 0; a loss of -1 is ignored. */
function mapped(sampleShape: readonly [number, ...number[]], losses: readonly number[]): Judged {
    const [n, ...rest] = sampleShape;
    const stride = rest.reduce((product, size) => product * size, 1);
    const data = new Float64Array(losses.length * 2);
    losses.forEach((loss, sample) => {
        const block = Math.floor(sample / stride);
        data[sample + block * stride] = loss === Infinity ? -Infinity : 0;
        data[sample + (block + 1) * stride] = Number.isNaN(loss)
            ? NaN
            : Math.log(Math.expm1(Math.min(Math.abs(loss), 99)));
    });
    return judge({
        logits: { data, shape: [n, 2, ...rest] },
        target: { kind: 'index', data: Int32Array.from(losses, loss => (loss === -1 ? -100 : 0)), shape: sampleShape },
    });
}

describe('lossMap', () => {
    it('is for positions', () =>
        assert.deepEqual(
            [
                hasLossMap(
                    judged(
                        [
                            [0, 1],
                            [1, 0],
                        ],
                        [0, 1],
                    ),
                ),
                hasLossMap(mapped([1, 2], [1, 2])),
            ],
            [false, true],
        ));

    it('shows sequences as samples by positions', () => {
        const { rows, columns, pages, rowAxis, columnAxis, losses, ignored, samples, current } = lossMap(
            mapped([2, 3], [0.1, 0.2, 0.3, 0.4, 0.5, -1]),
            4,
            99,
            99,
        );
        assert.deepEqual([rows, columns, pages, rowAxis, columnAxis, current], [2, 3, [], 'N', 'd1', 4]);
        assert.ok(losses.every((loss, i) => near(loss, [0.1, 0.2, 0.3, 0.4, 0.5, 0][i]!)));
        assert.deepEqual(
            [[...ignored], [...samples]],
            [
                [0, 0, 0, 0, 0, 1],
                [0, 1, 2, 3, 4, 5],
            ],
        );
    });

    it('shows the image of the sample in view, and where to turn the page', () => {
        const { rows, columns, pages, samples, current } = lossMap(mapped([2, 1, 2], [1, 2, 3, 4]), 3, 99, 99);
        assert.deepEqual([rows, columns, [...samples], current], [1, 2, [2, 3], 1]);
        assert.deepEqual(pages, [{ name: 'N', index: 1, size: 2, stride: 2 }]);
    });

    it('has a page for each axis before the last two', () => {
        const { pages, rowAxis, columnAxis, samples } = lossMap(
            mapped(
                [2, 3, 1, 2],
                Array.from({ length: 12 }, (_, i) => i + 1),
            ),
            9,
            99,
            99,
        );
        assert.deepEqual(pages, [
            { name: 'N', index: 1, size: 2, stride: 6 },
            { name: 'd1', index: 1, size: 3, stride: 2 },
        ]);
        assert.deepEqual([rowAxis, columnAxis, [...samples]], ['d2', 'd3', [8, 9]]);
    });

    it('puts several positions into a cell where there is no room, and shows the largest loss', () => {
        const { rows, columns, cellRows, cellColumns, losses, samples, ignored } = lossMap(
            mapped([3, 4], [0.1, 0.9, 0.3, 0.2, 0.8, 0.4, -1, 0.7, -1, -1, -1, 0.6]),
            0,
            2,
            2,
        );
        assert.deepEqual([rows, columns, cellRows, cellColumns], [2, 2, 2, 2]);
        assert.deepEqual(
            [[...samples], [...ignored]],
            [
                [1, 7, 8, 11],
                [0, 0, 1, 0],
            ],
        );
        assert.ok(losses.every((loss, i) => near(loss, [0.9, 0.7, 0, 0.6][i]!)));
    });

    it('puts nan before all, and infinite before finite', () => {
        assert.deepEqual([...lossMap(mapped([1, 4], [1, NaN, Infinity, 2]), 0, 1, 1).samples], [1]);
        assert.deepEqual([...lossMap(mapped([1, 4], [1, 3, Infinity, 2]), 0, 1, 1).samples], [2]);
    });
});

describe('hardestSample', () => {
    it('has the largest finite loss of those that count', () => {
        assert.equal(hardestSample(mapped([2, 3], [0.1, NaN, Infinity, 2, -1, 1])), 3);
        assert.equal(hardestSample(mapped([1, 2], [NaN, -1])), undefined);
    });
});

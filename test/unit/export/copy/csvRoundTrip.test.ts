import assert from 'node:assert/strict';
import { explain } from '../../../../src/explain';
import type { Explanation } from '../../../../src/explain';
import { layoutOf } from '../../../../src/math';
import { elementsOf } from '../../../../src/model/tensor';
import { readNumericArrays } from '../../../../src/read';
import { copyAs } from './examples';

const exampleOf = (shape: readonly number[], hasTarget: boolean): Explanation => {
    const { classes, sampleShape } = layoutOf(shape);
    return explain({
        logits: { data: Float64Array.from({ length: elementsOf(shape) }, (_, i) => Math.sin(i) * 3), shape },
        ...(hasTarget && {
            target: {
                kind: 'index' as const,
                data: Int32Array.from({ length: elementsOf(sampleShape) }, (_, i) => i % classes),
                shape: sampleShape,
            },
        }),
    });
};

/** The logits in the order of the copy, class by class of each sample. */
function logitsByRow({ question: { logits } }: Explanation): number[] {
    const { samples, classes, sampleShape } = layoutOf(logits.shape);
    const inner = elementsOf(sampleShape.slice(1));
    return Array.from({ length: samples * classes }, (_, row) => {
        const [sample, c] = [Math.floor(row / classes), row % classes];
        return logits.shape.length === 1
            ? logits.data[c]!
            : logits.data[(Math.floor(sample / inner) * classes + c) * inner + (sample % inner)]!;
    });
}

describe('a copy as CSV is read back', () => {
    for (const shape of [[3], [1, 3], [4, 3], [1, 3, 2], [2, 3, 4], [2, 3, 2, 2]]) {
        for (const hasTarget of [true, false]) {
            it(`shape (${shape.join(', ')})${hasTarget ? ' with a target' : ''}`, () => {
                const explanation = exampleOf(shape, hasTarget);
                const text = copyAs(explanation, 'csv', 0);
                const { arrays, unreadable } = readNumericArrays(text);
                assert.deepEqual(unreadable, []);
                assert.equal(arrays.length, 1);
                const { data, columnLabels = [], shape: read } = arrays[0]!;
                const [rows, columns] = read;
                assert.equal(rows, elementsOf(shape));
                assert.equal(columns, columnLabels.length);
                const column = columnLabels.indexOf('logit');
                assert.ok(column >= 0);
                const logits = Array.from({ length: rows }, (_, row) => data[row * columns + column]);
                assert.deepEqual(logits, logitsByRow(explanation));
            });
        }
    }
});

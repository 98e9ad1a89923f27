import assert from 'node:assert/strict';
import { explain } from '../../../../src/explain';
import type { Explanation } from '../../../../src/explain';
import { layoutOf } from '../../../../src/math';
import { elementsOf } from '../../../../src/model/tensor';
import { readNumericArrays } from '../../../../src/read';
import { contentOf, withoutFormula } from '../../../../src/read/scan/csv';
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

/** What spreadsheets compute, or other programs run through them, when it begins a field. */
const FORMULAS = ['=HYPERLINK("http://a.b","c")', "=cmd|' /C calc'!A0", '@SUM(1,1)', '+A1', '-A1', '\t=1+1', '＝1+1'];

describe('class names in CSV', () => {
    const copyOf = (classNames: readonly string[]): string =>
        copyAs(explain({ ...exampleOf([2, classNames.length], true).question, classNames }), 'csv', 0);

    it('are no formulas in a spreadsheet', () => {
        for (const row of copyOf(FORMULAS).split('\r\n').slice(1, -1)) {
            assert.match(row, /^\d+,\d+,"?'/);
        }
    });

    it('are read back, those too that look like formulas', () => {
        const names = [...FORMULAS, "'=quoted", "''=twice", "'tis", 'plain', '-1', '7'];
        const explanation = exampleOf([2, names.length], true);
        const { arrays, unreadable } = readNumericArrays(copyOf(names));
        assert.deepEqual([arrays.length, unreadable], [1, []]);
        const { data, columnLabels = [], shape } = arrays[0]!;
        const column = columnLabels.indexOf('logit');
        const logits = Array.from({ length: shape[0]! }, (_, row) => data[row * columnLabels.length + column]);
        assert.deepEqual(logits, logitsByRow(explanation));
        for (const name of names) {
            assert.equal(contentOf(withoutFormula(name).replaceAll('"', '""')), name);
        }
    });

    it('are read without the apostrophe that keeps them from being formulas', () => {
        const { classNames, labels } = readNumericArrays("label,'@cat,dog\n'@cat,1.5,-0.5\ndog,2.5,0.5").arrays[0]!;
        assert.deepEqual(
            [classNames, [...(labels?.data ?? [])]],
            [
                ['@cat', 'dog'],
                [0, 1],
            ],
        );
    });
});

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

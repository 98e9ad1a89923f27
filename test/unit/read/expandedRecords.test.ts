// Records with a line for each field, as psql (\x), MySQL (\G) and Spark (vertical=True) print them.
import assert from 'node:assert/strict';
import { readNumericArrays } from '../../../src/read';

type Row = Readonly<Record<string, string>>;

const ROWS: readonly Row[] = [
    { id: '7', cat: '1.25', dog: '-0.5', label: 'dog' },
    { id: '8', cat: '2', dog: '0.125', label: 'cat' },
    { id: '9', cat: '-1.5', dog: '3.75', label: 'dog' },
];

const fields = (row: Row, between: string, width = 0): string =>
    Object.entries(row)
        .map(([key, value]) => `${width < 0 ? key.padStart(-width) : key.padEnd(width)}${between}${value}\n`)
        .join('');

const printers: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
    psql: rows => rows.map((row, i) => `-[ RECORD ${i + 1} ]\n${fields(row, ' | ', 5)}`).join(''),
    MySQL: rows =>
        `${rows.map((row, i) => `${'*'.repeat(27)} ${i + 1}. row ${'*'.repeat(27)}\n${fields(row, ': ', -5)}`).join('')}${rows.length} rows in set (0.00 sec)\n`,
    Spark: rows => rows.map((row, i) => `-RECORD ${i}-----\n${fields(row, ' | ', 6)}`).join(''),
};

describe('records with a line for each field', () => {
    for (const [name, print] of Object.entries(printers)) {
        it(`of ${name} are read`, () => {
            const text = print(ROWS);
            const [array, ...more] = readNumericArrays(text).arrays;
            assert.deepEqual(more, []);
            assert.ok(array);
            assert.deepEqual(array.shape, [3, 2]);
            assert.deepEqual(array.classNames, ['cat', 'dog']);
            assert.deepEqual([...array.labels!.data], [1, 0, 1]);
            assert.deepEqual(array.rowLabels, ['7', '8', '9']);
            array.data.forEach((value, i) => {
                const { start, end } = array.spanOf(i);
                assert.equal(Number(text.slice(start, end)), value);
            });
        });
        it(`of ${name} are not, where a field is missing`, () => {
            const rest = Object.fromEntries(Object.entries(ROWS[1]!).filter(([key]) => key !== 'id'));
            assert.deepEqual(readNumericArrays(print([ROWS[0]!, rest])).arrays, []);
        });
        it(`of ${name} are no logits where they are something else`, () => {
            const rows = ROWS.map(({ id, label }) => ({ id: id!, price: '1.5', label: label! }));
            assert.deepEqual(readNumericArrays(print(rows)).arrays, []);
        });
    }
    it('are read to the last, where a field is empty', () => {
        for (const print of Object.values(printers)) {
            const [array] = readNumericArrays(print(ROWS.map(row => ({ ...row, note: '' })))).arrays;
            assert.deepEqual(array?.shape, [3, 2]);
        }
    });
    it('are refused, where one goes on with a line that is no field', () => {
        const text = printers['psql']!(ROWS).replace('label | cat\n', 'label | cat\n+ more\n');
        const { arrays, unreadable } = readNumericArrays(text);
        assert.deepEqual([arrays.length, unreadable.map(({ reason }) => reason)], [0, ['elided']]);
    });
    it('begin with the first', () => {
        const text = printers['psql']!(ROWS).replaceAll('RECORD 1', 'RECORD 4').replaceAll('RECORD 2', 'RECORD 5');
        assert.deepEqual(readNumericArrays(text).arrays, []);
    });
    it('are none without a field', () => {
        assert.deepEqual(readNumericArrays('-[ RECORD 1 ]\n\n-RECORD 0-\n'), { arrays: [], unreadable: [] });
    });
});

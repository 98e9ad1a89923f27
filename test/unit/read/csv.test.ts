import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNumericArrays } from '../../../src/read';
import { csvFieldAt, csvRecord } from '../../../src/read/scan/csv';

interface Table {
    readonly shape: readonly number[];
    readonly values: readonly number[];
    readonly rowLabels?: readonly string[];
    readonly columnLabels?: readonly string[];
}

function assertTable(text: string, { shape, values, rowLabels, columnLabels }: Table): void {
    const { arrays, unreadable } = readNumericArrays(text);
    assert.deepEqual(unreadable, []);
    assert.equal(arrays.length, 1);
    const [array] = arrays;
    assert.deepEqual(array!.shape, shape);
    assert.deepEqual([...array!.data], values);
    assert.deepEqual(array!.rowLabels, rowLabels);
    assert.deepEqual(array!.columnLabels, columnLabels);
    values.forEach((value, i) => {
        const { start, end } = array!.spanOf(i);
        assert.equal(Number(text.slice(start, end)), value);
    });
}

const two = { shape: [2, 2], values: [1.5, 2.5, 3.5, 4.5] };

describe('CSV as RFC 4180 has it', () => {
    for (const [name, text, expected] of [
        ['a separator in quotes', '"img, 1",1.5,2.5\n"img, 2",3.5,4.5\n', { ...two, rowLabels: ['img, 1', 'img, 2'] }],
        ['one row', '"img, 1",1.5,2.5', { shape: [2], values: [1.5, 2.5], rowLabels: ['img, 1'] }],
        [
            'doubled quotes',
            'x,cat,dog\nplain,1.5,2.5\n"say ""hi""",3.5,4.5\n',
            { ...two, rowLabels: ['plain', 'say "hi"'], columnLabels: ['cat', 'dog'] },
        ],
        ['a line end in quotes', '"a\n1",1.5,2.5\r\n"b\r\n2",3.5,4.5\r\n', { ...two, rowLabels: ['a\n1', 'b\r\n2'] }],
        [
            'a header in quotes',
            '"cat, big","the ""dog"""\r\n1.5,2.5\r\n3.5,4.5\r\n',
            { ...two, columnLabels: ['cat, big', 'the "dog"'] },
        ],
        ['semicolons', '"a; b, c";1.5;2.5\nd;3.5;4.5', { ...two, rowLabels: ['a; b, c', 'd'] }],
        ['tabs', '"a\tb"\t1.5\t2.5\nc, d\t3.5\t4.5', { ...two, rowLabels: ['a\tb', 'c, d'] }],
        ['numbers in quotes', '"1.5","2.5"\n"3.5","4.5"', two],
        ['a separator behind the last field', '1.5,2.5,\n3.5,4.5,\n', two],
        ['an index without a name', ',cat,dog\n0,1.5,2.5\n1,3.5,4.5\n', { ...two, columnLabels: ['cat', 'dog'] }],
        ['an empty label', 'sample,cat,dog\n,1.5,2.5\n,3.5,4.5\n', { ...two, columnLabels: ['cat', 'dog'] }],
    ] as const satisfies readonly (readonly [string, string, Table])[]) {
        it(name, () => assertTable(text, expected));
    }
    it('an empty field is said, and no row is lost', () => {
        const { arrays, unreadable } = readNumericArrays('cat,dog,bird\n1.5,2.5,3.5\n1.5,,3.5\n1.5,2.5,3.5\n');
        assert.deepEqual(arrays, []);
        assert.equal(unreadable.length, 1);
        assert.match(unreadable[0]!.message, /empty/);
    });
    for (const text of [
        '"not closed,1.5,2.5\n',
        '"a"b,1.5,2.5\n',
        ',1.5,2.5\n',
        '1.5,,2.5\n',
        ',,\n,,\n',
        '1.5,2.5\r3.5,4.5\n',
    ]) {
        it(`is not ${JSON.stringify(text)}`, () => {
            assert.deepEqual(readNumericArrays(text), { arrays: [], unreadable: [] });
        });
    }
    it('gives back any field that was written', () => {
        const content = fc.string({
            unit: fc.constantFrom('a', '1', '"', ',', ';', '\t', '\n', '\r', ' '),
            maxLength: 8,
        });
        fc.assert(
            fc.property(fc.array(content, { minLength: 1 }), fc.constantFrom(',', ';', '\t'), (fields, separator) => {
                const record = fields.map(field => `"${field.replaceAll('"', '""')}"`).join(separator);
                assert.deepEqual(csvRecord(record, separator), fields);
            }),
        );
    });
    it('has the content of a field without its quotes and without blanks around', () => {
        const text = ' "a, b" , 1.5 ';
        const first = csvFieldAt(text, 0, 0x2c)!;
        const second = csvFieldAt(text, first.next + 1, 0x2c)!;
        assert.equal(text.slice(first.start, first.end), 'a, b');
        assert.equal(text.slice(second.start, second.end), '1.5');
        assert.equal(second.next, text.length);
    });
});

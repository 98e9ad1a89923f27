// A person chooses which columns of a table are the logits, and which is the target.
import assert from 'node:assert/strict';
import { findExampleInSelections } from '../../../src/context';
import { ReadText, readingOf } from '../../../src/document';
import { readNumericArrays } from '../../../src/read';
import type { ColumnChoice, NumericArray } from '../../../src/read';
import { readJson } from '../../cases/known';

/** The only array of a text, read with the columns of these names. */
function chosen(text: string, logits: readonly string[], target?: string): NumericArray {
    const { arrays, unreadable } = readNumericArrays(text, choiceIn(text, logits, target));
    assert.deepEqual([arrays.length, unreadable], [1, []]);
    const [array] = arrays;
    array!.data.forEach((value, i) => {
        const { start, end } = array!.spanOf(i);
        assert.equal(Number(text.slice(start, end)), value);
    });
    return array!;
}

function choiceIn(text: string, logits: readonly string[], target?: string): ColumnChoice {
    const names = readNumericArrays(text).arrays[0]!.columns!.all.map(({ name }) => name);
    return {
        names,
        logits: logits.map(name => names.indexOf(name)),
        ...(target !== undefined && { target: names.indexOf(target) }),
    };
}

const CSV = 'file,kind,cat,dog,age,label\na.jpg,1,1.25,-0.5,30,0\nb.jpg,0,2.0,0.125,40,1\n';

describe('columns that a person chooses', () => {
    it('are offered with what they hold', () => {
        assert.deepEqual(readNumericArrays(CSV).arrays[0]!.columns, {
            all: [
                { name: 'file', holds: 'words', first: 'a.jpg' },
                { name: 'kind', holds: 'whole numbers', first: '1' },
                { name: 'cat', holds: 'numbers', first: '1.25' },
                { name: 'dog', holds: 'numbers', first: '-0.5' },
                { name: 'age', holds: 'whole numbers', first: '30' },
                { name: 'label', holds: 'whole numbers', first: '0' },
            ],
            logits: [1, 2, 3, 4],
            target: 5,
        });
        assert.deepEqual(readNumericArrays('cat,dog\n1.25,-0.5\n2.0,0.125\n').arrays[0]!.columns, {
            all: [
                { name: 'cat', holds: 'numbers', first: '1.25' },
                { name: 'dog', holds: 'numbers', first: '-0.5' },
            ],
            logits: [0, 1],
        });
        assert.equal(readNumericArrays('tensor([[1.25, -0.5]])').arrays[0]!.columns, undefined);
    });

    it('are the logits and the target, each number in its place', () => {
        const array = chosen(CSV, ['cat', 'dog'], 'kind');
        assert.deepEqual([...array.data], [1.25, -0.5, 2, 0.125]);
        assert.deepEqual(array.shape, [2, 2]);
        assert.deepEqual(array.classNames, ['cat', 'dog']);
        assert.deepEqual([...array.labels!.data], [1, 0]);
        assert.deepEqual(array.rowLabels, ['a.jpg', 'b.jpg']);
        assert.deepEqual(array.leftOut, ['age', 'label']);
        assert.deepEqual([array.columns?.logits, array.columns?.target, array.columns?.isChosen], [[2, 3], 1, true]);
    });

    it('have no target where none is chosen', () => {
        const array = chosen(CSV, ['cat', 'dog', 'age']);
        assert.deepEqual([...array.data], [1.25, -0.5, 30, 2, 0.125, 40]);
        assert.equal(array.labels, undefined);
    });

    it('are taken whatever their names and numbers are', () => {
        const counts = 'cat,dog,loss\n5,7,9000\n6,8,9001\n';
        assert.deepEqual([...chosen(counts, ['dog', 'loss'], 'cat').data], [7, 9000, 8, 9001]);
        const frame = '     cat    dog  age\n0  1.250 -0.500   30\n1  2.000  0.125   40\n';
        assert.deepEqual([...chosen(frame, ['cat', 'age']).data], [1.25, 30, 2, 40]);
        const markdown =
            '| run | cat | dog | age |\n|---|---|---|---|\n| a | 1.25 | -0.5 | 30 |\n| b | 2 | 0.125 | 40 |\n';
        assert.deepEqual([...chosen(markdown, ['cat', 'dog']).data], [1.25, -0.5, 2, 0.125]);
    });

    it('are one sample where there is only one: each row is a class', () => {
        const array = chosen('name,a,b\ncat,1.5,2.5\ndog,3.5,4.5\nbird,0.5,1.5\n', ['b']);
        assert.deepEqual([array.shape, [...array.data]], [[3], [2.5, 4.5, 1.5]]);
        assert.deepEqual(array.classNames, ['cat', 'dog', 'bird']);
    });

    it('are no target where the fields are not classes of these columns, which is said', () => {
        const { labels, columns } = chosen(CSV, ['cat', 'dog'], 'file');
        assert.deepEqual([labels, columns?.target, columns?.noTarget], [undefined, undefined, 0]);
    });

    it('are those of a table with the same head only', () => {
        const choice = choiceIn(CSV, ['cat', 'dog'], 'kind');
        const longer = `${CSV}c.jpg,1,3.5,4.5,50,0\n`;
        assert.deepEqual(readNumericArrays(longer, choice).arrays[0]!.shape, [3, 2]);
        const renamed = CSV.replace('kind', 'sort');
        assert.deepEqual(told(renamed, choice), told(renamed));
        for (const wrong of [{ logits: [] }, { logits: [9] }, { target: 9 }, { target: 2 }]) {
            assert.deepEqual(told(CSV, { ...choice, ...wrong }), told(CSV));
        }
    });

    it('are refused where one no longer holds numbers only', () => {
        const { arrays, unreadable } = readNumericArrays(CSV.replace('0.125', 'n/a'), choiceIn(CSV, ['cat', 'dog']));
        assert.deepEqual([arrays, unreadable[0]?.reason], [[], 'not-numeric']);
    });

    it('hold for a selection of some rows, and for the reading of the text', async () => {
        const choice = choiceIn(CSV, ['cat', 'dog'], 'kind');
        const end = CSV.indexOf('b.jpg');
        const found = findExampleInSelections(CSV, [{ start: 0, end }], readNumericArrays(CSV, choice));
        assert.ok(found.kind === 'found');
        assert.deepEqual([...found.logits.data], [1.25, -0.5]);
        const text = new ReadText(CSV, 'plaintext');
        const all = await text.readWith(choice).exampleIn([{ start: 40, end: 40 }]);
        assert.ok(all.kind === 'found');
        const { columns, target, leftOut } = readingOf(all, CSV);
        assert.deepEqual(columns, { logits: ['cat', 'dog'], target: 'kind', isChosen: true });
        assert.deepEqual(
            [[...target!.data], leftOut],
            [
                [1, 0],
                ['age', 'label'],
            ],
        );
        assert.equal(text.readWith(choice), text.readWith({ ...choice }));
        assert.equal(text.readWith(undefined), text);
    });

    it('may be chosen wherever they are offered: the same columns are the same array', () => {
        const cases = readJson('arrays.json') as readonly { readonly name: string; readonly text: string }[];
        let offered = 0;
        for (const { name, text } of cases) {
            readNumericArrays(text).arrays.forEach((array, i) => {
                if (array.columns === undefined) {
                    return;
                }
                offered++;
                const { all, logits, target } = array.columns;
                const names = all.map(column => column.name);
                const again = readNumericArrays(text, { names, logits, ...(target !== undefined && { target }) });
                const same = again.arrays[i]!;
                assert.equal(same.columns?.isChosen, true, name);
                assert.deepEqual([same.shape, [...same.data]], [array.shape, [...array.data]], name);
                if (target !== undefined) {
                    assert.deepEqual(same.labels, array.labels, name);
                }
            });
        }
        assert.ok(offered > 20, String(offered));
    });
});

const told = (text: string, choice?: ColumnChoice) =>
    readNumericArrays(text, choice).arrays.map(({ shape, data, classNames, labels }) => [
        shape,
        data,
        classNames,
        labels,
    ]);

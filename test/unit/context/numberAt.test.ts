import assert from 'node:assert/strict';
import { numberAt } from '../../../src/context/numberAt';
import { readNumericArrays } from '../../../src/read';

describe('numberAt', () => {
    const text = 'x = [[1.5, -20], [3, 4]]';
    const array = readNumericArrays(text).arrays[0]!;
    const cases = [
        ['1.5', 0],
        ['-20', 1],
        ['3', 2],
        ['4', 3],
        ['x', undefined],
        [', [', undefined],
    ] as const;
    for (const [at, index] of cases) {
        it(`at ${at} is ${index}`, () =>
            assert.equal(numberAt(array, text.indexOf(at) + (index === undefined ? 1 : 0)), index));
    }
    it('counts the end of a number to it', () => assert.equal(numberAt(array, text.indexOf('-20') + 3), 1));

    it('is the first that covers a place, in whatever order the numbers stand', () => {
        const texts = ['[[1.5, 2], [3, 4]]', '[1 2 3]', '[[0.5] * 3]', 'x,y\n1.5,2\n3,4\n', '[-1-2]'];
        for (const source of texts) {
            const [read] = readNumericArrays(source).arrays;
            if (read) {
                const last = read.data.length - 1;
                const turned = { ...read, spanOf: (index: number) => read.spanOf(last - index) };
                for (let offset = 0; offset <= source.length; offset++) {
                    for (const each of [read, turned]) {
                        const covers = (_: number, index: number): boolean =>
                            each.spanOf(index).start <= offset && offset <= each.spanOf(index).end;
                        const expected = Array.from(each.data).findIndex(covers);
                        assert.equal(numberAt(each, offset) ?? -1, expected, `${source} at ${offset}`);
                    }
                }
            }
        }
    });

    it('looks at few of very many numbers once it knows their order', () => {
        const [long] = readNumericArrays(`[${Array.from({ length: 10_000 }, (_, i) => i / 8).join(', ')}]`).arrays;
        let asked = 0;
        const counted = { ...long!, spanOf: (index: number) => ((asked += 1), long!.spanOf(index)) };
        numberAt(counted, 100);
        asked = 0;
        assert.equal(numberAt(counted, long!.spanOf(7777).start), 7777);
        assert.ok(asked < 30, `${asked} of 10000`);
    });
});

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
});

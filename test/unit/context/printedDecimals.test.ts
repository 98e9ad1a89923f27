import assert from 'node:assert/strict';
import { printedDecimals } from '../../../src/context/printedDecimals';
import { readNumericArrays } from '../../../src/read';

describe('printedDecimals', () => {
    const cases = [
        ['tensor([1.2372, -0.9604])', 4],
        ['tensor([1.2345e+03, 2.0000e+00])', 1],
        ['[2, 1, 0.1]', undefined],
        ['[2, 1]', undefined],
        ['[]', undefined],
    ] as const;
    for (const [text, decimals] of cases) {
        it(`of ${text} are ${decimals}`, () => {
            const array = readNumericArrays(text).arrays[0];
            assert.equal(array && printedDecimals(array, text), decimals);
        });
    }
});

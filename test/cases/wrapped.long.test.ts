// What stands around a printout changes nothing of what is read of it, or it is not read.
import assert from 'node:assert/strict';
import { readNumericArrays } from '../../src/read';
import type { NumericArray } from '../../src/read';
import { readJson } from './known';
import { wraps } from './wrapped';

const told = ({ shape, data }: NumericArray): string => `(${String(shape)}) ${[...data].join(' ')}`;

/** Those of `all` that are not among the others, each of which stands for one. */
function without(all: readonly string[], others: readonly string[]): readonly string[] {
    const left = [...others];
    return all.filter(one => {
        const at = left.indexOf(one);
        left.splice(at, at < 0 ? 0 : 1);
        return at < 0;
    });
}

const cases = readJson('arrays.json') as readonly { readonly name: string; readonly text: string }[];

describe('a printout reads the same, or is refused', () => {
    for (const [name, { wrap, share }] of Object.entries(wraps)) {
        it(`with ${name}`, () => {
            let same = 0;
            for (const { name: of, text } of cases) {
                const plain = readNumericArrays(text).arrays.map(told);
                const wrapped = readNumericArrays(wrap(text)).arrays.map(told);
                assert.deepEqual(without(wrapped, plain), [], of);
                same += without(plain, wrapped).length === 0 ? 1 : 0;
            }
            assert.ok(same >= share * cases.length, `only ${same} of ${cases.length} read the same`);
        });
    }
    it('and each of its numbers stands where it stands', () => {
        for (const { wrap } of Object.values(wraps)) {
            const text = wrap('tensor([[ 1.2500, -0.5000],\n        [ 2.0000,  0.1250]])');
            for (const array of readNumericArrays(text).arrays) {
                array.data.forEach((value, i) => {
                    const { start, end } = array.spanOf(i);
                    assert.equal(Number(text.slice(start, end)), value);
                    assert.ok(array.start <= start && end <= array.end);
                });
            }
        }
    });
});

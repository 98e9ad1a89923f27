import assert from 'node:assert/strict';
import { readNumericArrays } from '../../src/read';
import type { NumericArray } from '../../src/read';
import { readData } from './readData';

/** A number, or one that JSON cannot hold as a string, or a truth value, nested. */
type Nested = number | string | boolean | readonly Nested[];

interface Printout {
    readonly name: string;
    readonly text: string;
    readonly values: Nested | null;
    readonly shape: readonly number[];
    readonly elided?: boolean;
    readonly multiple?: boolean;
}

const printouts = readData('printouts.json') as readonly Printout[];

const flatten = (values: Nested): number[] => (typeof values === 'object' ? values.flatMap(flatten) : [Number(values)]);

function assertArray(array: NumericArray | undefined, values: Nested, shape: readonly number[], text: string): void {
    assert.ok(array !== undefined, 'an array is missing');
    assert.deepEqual(array.shape, shape);
    const expected = flatten(values);
    assert.equal(array.data.length, expected.length);
    const hasFactor = /\*\n/.test(text);
    array.data.forEach((value, i) => {
        const { start, end } = array.spanOf(i);
        assert.ok(array.start <= start && start < end && end <= array.end, `number ${i} stands inside its array`);
        if (hasFactor) {
            assert.ok(Math.abs(value - expected[i]!) <= 1e-15 * Math.abs(value), `${value} for ${expected[i]}`);
        } else {
            assert.ok(
                value === expected[i] || (Number.isNaN(value) && Number.isNaN(expected[i])),
                `${value} for ${expected[i]}`,
            );
        }
    });
}

describe('every printout of the conformance data', () => {
    it('is here', () => {
        assert.equal(printouts.length, 148);
    });
    for (const { name, text, values, shape, elided, multiple } of printouts) {
        it(name, () => {
            const { arrays, unreadable } = readNumericArrays(text);
            if (elided === true) {
                assert.deepEqual(arrays, []);
                assert.equal(unreadable.length, 1);
                assert.match(unreadable[0]!.reason, /^(?:elided|no-values)$/);
                return;
            }
            assert.deepEqual(unreadable, []);
            const all = multiple === true ? (values as readonly Nested[]) : [values as Nested];
            const shapes = multiple === true ? (shape as unknown as readonly number[][]) : [shape];
            assert.equal(arrays.length, all.length);
            all.forEach((one, i) => assertArray(arrays[i], one, shapes[i]!, text));
        });
    }
});

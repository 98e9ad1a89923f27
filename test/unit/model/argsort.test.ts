import assert from 'node:assert/strict';
import { argsort } from '../../../src/model/argsort';

/** As a sort that compares has it. */
function compared(keys: Float64Array, descending: boolean, nanFirst: boolean): number[] {
    const sign = descending ? -1 : 1;
    const nan = (i: number): number => Number(Number.isNaN(keys[i])) * (nanFirst ? -1 : 1);
    const compare = (i: number, j: number): number => (keys[i] === keys[j] ? 0 : sign * (keys[i]! < keys[j]! ? -1 : 1));
    return [...keys.keys()].sort((i, j) => nan(i) - nan(j) || (Number.isNaN(keys[i]) ? 0 : compare(i, j)) || i - j);
}

const SPECIAL = [NaN, 0, -0, Infinity, -Infinity, 1, -1, 5e-324, -5e-324, 1.5, 1.5, NaN, 2 ** 53, -(2 ** 53), 1e308];

describe('argsort', () => {
    const keys = {
        'no keys': [],
        'one key': [3],
        'NaN, zeros, infinities and equals': [...SPECIAL, ...SPECIAL],
        'equal keys': [2, 2, 2],
        'whole numbers': Array.from({ length: 5000 }, (_, i) => (i * 7919) % 10),
        'any numbers': Array.from({ length: 5000 }, (_, i) => 10 ** (9 * Math.sin(i * 12.9898)) * Math.cos(i)),
    };
    for (const [what, numbers] of Object.entries(keys)) {
        for (const descending of [false, true]) {
            for (const nanFirst of [false, true]) {
                it(`${what}${descending ? ', descending' : ''}${nanFirst ? ', NaN first' : ''}`, () => {
                    const array = Float64Array.from(numbers);
                    assert.deepEqual(
                        [...argsort(array, { descending, nanFirst })],
                        compared(array, descending, nanFirst),
                    );
                    assert.deepEqual([...array], numbers, 'the keys stay as they are');
                });
            }
        }
    }
});

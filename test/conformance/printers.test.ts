// What torch, NumPy and pandas print or write of numbers is read as these numbers, with the names and the target beside them.
import assert from 'node:assert/strict';
import { readNumericArrays } from '../../src/read';
import { readData } from './readData';

type Nested = number | readonly Nested[];

interface Printed {
    readonly name: string;
    readonly text: string;
    /** Null where some of the numbers are left out. */
    readonly values: Nested | null;
    readonly names?: readonly string[];
    readonly target?: readonly number[];
    /** What the printout calls the numbers. */
    readonly called?: string;
}

const printed = readData('printers.json') as readonly Printed[];

const flat = (values: Nested): readonly number[] => (typeof values === 'object' ? values.flatMap(flat) : [values]);
const shapeOf = (values: Nested): readonly number[] =>
    typeof values === 'object' ? [values.length, ...shapeOf(values[0]!)] : [];

describe('what torch, NumPy and pandas print', () => {
    it('is here', () => assert.ok(printed.length > 200));
    for (const { name, text, values, names, target, called } of printed) {
        it(name, () => {
            const { arrays, unreadable } = readNumericArrays(text);
            if (values === null) {
                assert.deepEqual(arrays, []);
                assert.deepEqual(
                    unreadable.map(({ reason }) => reason),
                    ['elided'],
                );
                return;
            }
            assert.deepEqual(unreadable, []);
            const [array, ...more] = arrays.filter(({ shape }) => shape.length > 0);
            assert.ok(array);
            assert.deepEqual(more, []);
            assert.deepEqual(array.shape, shapeOf(values));
            assert.deepEqual([...array.data], flat(values));
            const classNames = array.classNames?.every((said, i) => said === String(i)) ? undefined : array.classNames;
            assert.deepEqual(classNames, names);
            assert.deepEqual(array.labels && [...array.labels.data], target);
            assert.ok(called === undefined || array.name === called);
            array.data.forEach((value, i) => {
                const { start, end } = array.spanOf(i);
                assert.equal(Number(text.slice(start, end).replace(',', '.')), value);
            });
        });
    }
});

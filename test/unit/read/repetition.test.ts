import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNumericArrays } from '../../../src/read';
import type { NumericArray } from '../../../src/read';

/** How many numbers all Float64Arrays together were made for while `run` ran. */
function numbersAllocated(run: () => void): number {
    const Original = Float64Array;
    let allocated = 0;
    class Counted extends Original {
        constructor(...of: ConstructorParameters<typeof Original>) {
            super(...of);
            allocated += this.length;
        }
    }
    globalThis.Float64Array = Counted;
    try {
        run();
    } finally {
        globalThis.Float64Array = Original;
    }
    return allocated;
}

const only = (text: string): NumericArray => {
    const { arrays, unreadable } = readNumericArrays(text);
    assert.deepEqual(unreadable, []);
    assert.equal(arrays.length, 1, text);
    return arrays[0]!;
};

const number = fc.integer({ min: -99, max: 99 }).map(String);
const row = fc.oneof(
    fc.array(number, { minLength: 2, maxLength: 2 }).map(numbers => `[${numbers.join(', ')}]`),
    number.map(one => `[${one}] * 2`),
);
/** Lists as Python writes them, repeated in several ways. */
const list = fc.oneof(
    fc.array(row, { minLength: 1, maxLength: 4 }).map(rows => `[${rows.join(', ')}]`),
    fc.tuple(row, fc.integer({ min: 1, max: 4 })).map(([one, times]) => `[${one}] * ${times}`),
);

/** What Python makes of the text, with the offset of each number in place of the number itself. */
function offsets(text: string): number[] {
    const marked = text.replaceAll(/-?\d+/g, (digits, at: number) => (text[at - 2] === '*' ? digits : `${at}`));
    let at = 0;
    const read = (): number[] => {
        at++;
        const items: number[] = [];
        for (;;) {
            if (marked[at] === '[') {
                items.push(...read());
            } else if (marked[at] === ']') {
                at++;
                break;
            } else if (/\d/.test(marked[at]!)) {
                const digits = /^\d+/.exec(marked.slice(at))![0];
                items.push(Number(digits));
                at += digits.length;
            } else {
                at++;
            }
        }
        const times = /^ \* (\d+)/.exec(marked.slice(at));
        at += times?.[0].length ?? 0;
        return Array.from({ length: Number(times?.[1] ?? 1) }, () => items).flat();
    };
    return read();
}

describe('repeated numbers', () => {
    it('have the values and the places of what is repeated, at any depth', () => {
        fc.assert(
            fc.property(list, text => {
                const array = only(`x = ${text}`);
                const expected = offsets(text);
                assert.equal(array.data.length, expected.length);
                expected.forEach((offset, i) => {
                    const { start, end } = array.spanOf(i);
                    assert.equal(start, 'x = '.length + offset);
                    assert.equal(array.data[i], Number(`x = ${text}`.slice(start, end)));
                });
                assert.throws(() => array.spanOf(expected.length), RangeError);
            }),
        );
    });
    it('none of them', () => {
        const array = only('[[0.5] * 0, [1.5] * 0]');
        assert.deepEqual([...array.shape, ...array.data], [2, 0]);
        assert.throws(() => array.spanOf(0), RangeError);
    });
    it('in Rust', () => {
        const array = only('let x = vec![0.5; 3];');
        assert.deepEqual([...array.data], [0.5, 0.5, 0.5]);
        assert.deepEqual(array.spanOf(2), array.spanOf(0));
    });
    it('of booleans', () => {
        assert.equal(only('mask_of = [True, False] * 3').dtype, 'bool');
    });
});

describe('repetitions are written out when a person asks', () => {
    const text = (times: number): string =>
        `x = [0.5] * ${times}\ny = ${times} * [[1.5, 2.5]]\nz = vec![0.5; ${times}]\n`;
    it('not for being listed: the shape, the name, the places', () => {
        const listed = (times: number): number =>
            numbersAllocated(() => {
                for (const array of readNumericArrays(text(times)).arrays) {
                    assert.ok(array.shape[0] === times && array.name !== undefined);
                    assert.ok(array.spanOf(times - 1).end <= array.end);
                }
            });
        assert.equal(listed(800_000), listed(8));
        assert.ok(listed(8) < 1000);
    });
    it('once, for the array that was asked for', () => {
        const { arrays } = readNumericArrays(text(1000));
        const allocated = numbersAllocated(() => {
            assert.equal(arrays[1]!.data, arrays[1]!.data);
        });
        assert.equal(allocated, 2000);
    });
    it('also in a copy of the array', () => {
        const copy = { ...only('x = [0.5] * 3') };
        assert.deepEqual([...copy.data], [0.5, 0.5, 0.5]);
        assert.deepEqual([...structuredClone(only('x = [0.5] * 3').data)], [0.5, 0.5, 0.5]);
    });
    it('within one budget for the text', () => {
        const lines = Array.from({ length: 16 }, (_, i) => `a${i} = [0.5] * 2000000`);
        const { arrays, unreadable } = readNumericArrays([...lines, 'b = [0.25] * 3', 'c = [1.5, 2.5]'].join('\n'));
        assert.deepEqual(
            arrays.map(({ name }) => name),
            ['a0', 'a1', 'b', 'c'],
        );
        assert.equal(unreadable.length, 14);
        for (const { reason, message } of unreadable) {
            assert.equal(reason, 'too-large');
            assert.match(message, /5,000,000 numbers in total/);
        }
    });
});

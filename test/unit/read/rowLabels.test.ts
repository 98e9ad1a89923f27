import assert from 'node:assert/strict';
import { readNumericArrays } from '../../../src/read';
import { isWordLabel } from '../../../src/read/scan/rows';

/** The characters of a text, and how many of them were asked for. */
class CountedCharacters implements Iterable<string> {
    asked = 0;

    constructor(private readonly text: string) {}

    *[Symbol.iterator](): Iterator<string> {
        for (const character of this.text) {
            this.asked++;
            yield character;
        }
    }
}

describe('the label of a row', () => {
    for (const [label, expected] of [
        ['cat', true],
        ['a-b.c_d', true],
        ['train:cat', true],
        ['2024/05/01', true],
        ['10:00:00,5', false],
        ['-.-', true],
        ['', false],
        [':cat', false],
        ['cat:', false],
        ['a::b', false],
        ['a b', false],
        ['f(x)', false],
        ['a=1', false],
        ['<br>', false],
    ] as const) {
        it(`${JSON.stringify(label)} ${expected ? 'is' : 'is not'} words`, () => {
            assert.equal(isWordLabel(label), expected);
        });
    }
    for (const [label, labels] of [
        ['日本', ['日本', 'x']],
        ['"new york"', ['new york', 'x']],
        ["'a=b'", ['a=b', 'x']],
    ] as const) {
        it(`${label} is one`, () => {
            assert.deepEqual(readNumericArrays(`${label}\t1.5\t2.5\nx\t3.5\t4.5\n`).arrays[0]?.rowLabels, labels);
        });
    }
    it('without a letter or a digit is not one', () => {
        assert.deepEqual(readNumericArrays('--- 1.5 2.5\n--- 3.5 4.5\n').arrays, []);
    });
    for (const [name, text] of [
        ['dashes', `${'a-'.repeat(35)}b=1`],
        ["pre-commit's dots", `check-yaml${'.'.repeat(60)}(no files to check)Skipped`],
        ['a rule', `${'-'.repeat(75)}<br>`],
    ] as const) {
        it(`looks at each character once: ${name}`, () => {
            const characters = new CountedCharacters(text);
            assert.equal(isWordLabel(characters), false);
            assert.ok(characters.asked <= text.length, `${characters.asked} of ${text.length}`);
            assert.deepEqual(readNumericArrays(text), { arrays: [], unreadable: [] });
        });
    }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readArrayAt, readNumericArrays } from '../../../src/read';
import { readData } from '../../conformance/readData';
import { anyText } from '../anyText';

/** What holds for every text: nothing is thrown, places are in the text and in order, shapes fit the numbers. */
function assertSound(text: string): void {
    const { arrays, unreadable } = readNumericArrays(text);
    for (const array of arrays) {
        assert.equal(
            array.shape.reduce((a, b) => a * b, 1),
            array.data.length,
        );
        const { decimals = 0 } = array;
        assert.ok(Number.isInteger(decimals) && decimals >= 0, `${decimals} decimals in ${JSON.stringify(text)}`);
        array.data.forEach((_, i) => {
            const { start, end } = array.spanOf(i);
            if (!(array.start <= start && start < end && end <= array.end)) {
                assert.fail(`${i} in ${JSON.stringify(text)}`); // not written for each number that is where it should be
            }
        });
    }
    let last = 0;
    for (const { start, end } of [...arrays, ...unreadable].sort((a, b) => a.start - b.start)) {
        assert.ok(last <= start && start < end && end <= text.length, `overlap in ${JSON.stringify(text)}`);
        last = end;
    }
}

const printouts = readData('printouts.json') as readonly { text: string; elided?: boolean; multiple?: boolean }[];

describe('survives any text', () => {
    it('Unicode, lone surrogates, control characters', () => {
        fc.assert(fc.property(anyText(300), assertSound), { numRuns: 500 });
    });
    it('pieces of arrays in any order', () => {
        const piece = fc.constantFrom(
            '[',
            ']',
            '(',
            ')',
            '{',
            '}',
            ',',
            ' ',
            '\n',
            '1',
            '2.5',
            '-',
            'e',
            '.',
            '...',
            '#',
            '//',
            '/*',
            'tensor(',
            'array',
            '=',
            'name',
            ':',
            "'",
            '"',
            '−',
            '…',
            '\\n',
            'nan',
            '*',
            '/',
            '>>> ',
            '- ',
            'j',
            ';',
            '\t',
            '日本',
            '😀',
            'c(',
            'vec!',
            'Columns 1 to 2',
            '(1,.,.) =',
            'dtype: float32',
            '%',
            '0x',
            '_',
            '1e999',
            '<tf.',
            'numpy=',
            '[ CPUFloatType{2} ]',
            '[0 0(',
            '\n1.00000e-02 *\n',
            '\n0.241.1.00000e-02 *\n 1.5 2.5\n 3.5 4.5\n',
            '\n0 *\n 1.5 2.5\n',
            'tensor(0.0 *\n',
            'tensor([[2.5, 0.5], [7.0, 2.0]], ',
            'device=[',
            'shape=(2, 3)',
            '\u001B[31m',
            '\r',
            '\\n',
            '\\"',
            '[rank0]: ',
            '\n[rank1]: ',
            '\nINFO:root:',
            '\n@@ -1,2 +1,3 @@\n',
            '\n+',
            '，',
            '１',
        );
        fc.assert(
            fc.property(fc.array(piece, { maxLength: 40 }), pieces => assertSound(pieces.join(''))),
            { numRuns: 3000 },
        );
    });
    it('every printout cut short: never read in part, always sound', () => {
        for (const { text, elided, multiple } of printouts) {
            const step = Math.max(1, Math.floor(text.length / 25));
            for (let length = 1; length < text.length; length += step) {
                assertSound(text.slice(0, length));
                assertSound(text.slice(length));
                if (elided !== true && multiple !== true && /^(?:tensor|array)/.test(text)) {
                    assert.deepEqual(readNumericArrays(text.slice(0, length)).arrays, [], text.slice(0, length));
                }
            }
        }
    });
    it('a window of it around any offset', () => {
        for (const { text } of printouts) {
            for (let offset = 0; offset <= text.length; offset += 1 + Math.floor(text.length / 20)) {
                readArrayAt(text.slice(offset, offset + 100), 50, { cutStart: true, cutEnd: true });
            }
        }
    });
});

describe('takes no more than a glance at each character', () => {
    const many = 50_000;
    for (const [name, piece, before = '', behind = ''] of [
        ['open brackets', '['],
        ['parentheses', '('],
        ['braces', '{'],
        ['brackets in an array', '[1,'],
        ['parentheses in an array', '(', '[1,'],
        ['quotes', "['"],
        ['constructors', 'tensor(['],
        ['additions', '+1', '[1'],
        ['signs', '- ', '[1,'],
        ['comments', '/*', '[1'],
        ['comment lines', '#\n', '[1\n'],
        ['prompts', '[1\n>>> '],
        ['names', 'x=['],
        ['one row', '1 '],
        ['rows', '1 2\n\n'],
        ['rows and text', '1 2\na b c\n'],
        ['labels', 'a 1\n'],
        ['dashes', '- '],
        ['sequence', '- 1\n', '', '- a\n'],
        ['slices', '(1,.,.) = \n'],
        ['factors', '0.1 *\n'],
        ['closing brackets', ']'],
        ['dots', '...', '[1,'],
        ['digits', '1', '[', ']'],
        ['rows that stay open', '[1', '[[1],'],
        ['blanks', ' ', '[', '1]'],
        ['prefixes', '[rank0]: 1 2\n'],
        ['different prefixes', '[rank0]: 1\n[rank1]: [\n'],
        ['times', '14:11:07 - a - INFO - x\n'],
        ['comment signs', '# ', '', '\n'],
        ['colours', '\u001B[3'],
        ['bars', '50%|#|\r'],
        ['strings', '"1\\n",\n'],
        ['strings that stay open', '"1\\n'],
        ['hunks', '@@ -1,9 +1,9 @@\n+1\n'],
        ['unfinished brackets', '(a\n'],
    ] as const) {
        it(`${many} ${name}`, () => {
            readNumericArrays(before + piece.repeat(many) + behind);
        });
    }
    it('an array nested 100000 deep', () => {
        const deep = 100_000;
        const { arrays, unreadable } = readNumericArrays(`${'['.repeat(deep)}1${']'.repeat(deep)}`);
        assert.deepEqual(arrays, []);
        assert.deepEqual(
            unreadable.map(u => u.reason),
            ['too-large'],
        );
    });
    it('a line of 50 MB', () => {
        assert.deepEqual(readNumericArrays('no array here, '.repeat(3_400_000)), { arrays: [], unreadable: [] });
    });
});

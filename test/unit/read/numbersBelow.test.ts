import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headAt } from '../../../src/read/formats/headed/head';
import { numbersBelow } from '../../../src/read/formats/headed/numbersBelow';

const line = fc.constantFrom(
    'cat  dog',
    'a,b',
    '| a | b |',
    '|---|---|',
    '+---+---+',
    '---  ---',
    '<dbl> <dbl>',
    'x',
    '',
    'a comment that says nothing',
    '1.5  2.5',
    'x  1.5  2.5',
    '.5,nan',
    'inf,-inf',
    'nan nan',
    'true,true',
    'false,false',
    '"a',
    'b","c"',
    '| 1.5 | 2.5 |',
);

describe('a header has numbers below it', () => {
    it('wherever a head is found, in whatever order the lines are asked for', () =>
        fc.assert(
            fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, backwards) => {
                const text = lines.join('\n');
                const starts = lines.map((_, i) => lines.slice(0, i).join('\n').length + Math.min(i, 1));
                const hasNumbers = numbersBelow(text);
                for (const start of backwards ? starts.toReversed() : starts) {
                    assert.ok(headAt(text, start) === undefined || hasNumbers(start), JSON.stringify([text, start]));
                }
            }),
            { numRuns: 500 },
        ));

    it('near enough to be its own', () => {
        const hasNumbers = numbersBelow(`a  b\n${'words\n'.repeat(20)}c  d\n1.5  2.5\n`);
        assert.equal(hasNumbers(0), false);
        assert.equal(hasNumbers('a  b\n'.length + 20 * 'words\n'.length), true);
    });
});

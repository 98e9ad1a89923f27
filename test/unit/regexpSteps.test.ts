/* eslint-disable regexp/no-super-linear-backtracking, regexp/no-dupe-disjunctions, regexp/prefer-character-class -- to be counted */
import assert from 'node:assert/strict';
import { regexpGrowth, regexpSteps } from './regexpSteps';

describe('steps of regular expressions', () => {
    const blanks = (size: number): string => ' '.repeat(size);
    for (const [what, expression, least, most] of [
        ['a line', /^ *x/, 1.8, 2.2],
        ['a square', /^ *:? *x/, 3.5, 4.5],
        ['a cube', /^ *:? *=? *x/, 6, 9],
        ['a line for each place to start at', / +x/, 3.5, 4.5],
    ] as const) {
        it(`grow as ${what}`, () => {
            const growth = regexpGrowth(text => expression.test(text), blanks, 40);
            assert.ok(growth > least && growth < most, `${growth}`);
        });
    }

    it('are those of every way to run one, and of none that ran before', () => {
        const ways = [
            (text: string) => text.match(/b/g),
            (text: string) => [...text.matchAll(/b/g)],
            (text: string) => text.replace(/b/, ''),
            (text: string) => text.split(/b/),
            (text: string) => /b/.exec(text),
        ];
        for (const way of ways) {
            assert.ok(regexpSteps(() => way('aaab')) >= 4);
        }
        assert.equal(
            regexpSteps(() => 'aaab'.includes('b')),
            0,
        );
    });

    it('stop where there are too many', () =>
        assert.throws(() => regexpSteps(() => /^(?:a|a)*$/.test(`${'a'.repeat(25)}b`), 10_000), /Too many steps/));
});

import assert from 'node:assert/strict';
import { floatOfText } from '../../../src/python/literals';
import { regexpGrowth } from '../regexpSteps';

describe('floatOfText', () => {
    for (const [text, value] of [
        ['1.5', 1.5],
        [' -.5e3 ', -500],
        ['+2.', 2],
        ['inf', Infinity],
        ['-Infinity', -Infinity],
        ['NaN', NaN],
        ['', undefined],
        ['.', undefined],
        ['1.5x', undefined],
        ['- 1', undefined],
    ] as const) {
        it(JSON.stringify(text), () => assert.equal(floatOfText(text), value));
    }
    it('looks at digits in proportion to their number', () => {
        assert.ok(regexpGrowth(floatOfText, size => `${'0'.repeat(size)}E`) < 2.5);
        assert.ok(regexpGrowth(floatOfText, size => `${' '.repeat(size)}x`) < 2.5);
    });
});

import assert from 'node:assert/strict';
import { namedNumber } from '../../../src/model/namedNumber';

describe('namedNumber', () => {
    for (const [word, value] of [
        ['nan', NaN],
        ['-NaN', NaN],
        ['inf', Infinity],
        ['+Infinity', Infinity],
        ['-INF', -Infinity],
        ['info', undefined],
        ['--inf', undefined],
        ['1', undefined],
        ['', undefined],
        ['constructor', undefined],
    ] as const) {
        it(JSON.stringify(word), () => assert.equal(namedNumber(word), value));
    }
});

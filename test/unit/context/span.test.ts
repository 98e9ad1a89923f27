import assert from 'node:assert/strict';
import { moveSpan } from '../../../src/context/span';

describe('moveSpan', () => {
    const span = { start: 10, end: 20 };
    const cases = [
        ['text typed before it moves it', { start: 2, end: 2 }, 5, { start: 15, end: 25 }],
        ['text typed in it makes it longer', { start: 12, end: 12 }, 3, { start: 10, end: 23 }],
        ['text deleted in it makes it shorter', { start: 12, end: 15 }, 0, { start: 10, end: 17 }],
        ['text typed behind it leaves it alone', { start: 20, end: 20 }, 5, { start: 10, end: 20 }],
        ['what replaces it takes its place', { start: 8, end: 25 }, 4, { start: 8, end: 12 }],
        ['what replaces its start joins it', { start: 5, end: 12 }, 1, { start: 5, end: 14 }],
    ] as const;
    for (const [rule, replaced, length, expected] of cases) {
        it(rule, () => assert.deepEqual(moveSpan(span, replaced, length), expected));
    }
    it('moves a bare cursor behind what is typed at it', () => {
        assert.deepEqual(moveSpan({ start: 10, end: 10 }, { start: 10, end: 10 }, 3), { start: 13, end: 13 });
    });
});

import assert from 'node:assert/strict';
import { moveSpan } from '../../../src/model/span';

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

    const cursor = { start: 10, end: 10 };
    const cursorCases = [
        ['moves behind what is typed at it', { start: 10, end: 10 }, 3, 13],
        ['moves with what is typed before it', { start: 2, end: 4 }, 1, 9],
        ['stays when text behind it is replaced', { start: 30, end: 36 }, 3, 10],
        ['stays when the text right after it is replaced', { start: 10, end: 16 }, 3, 10],
        ['stays when the text around it is replaced', { start: 8, end: 25 }, 20, 10],
        ['goes to the end of a shorter text that replaces the one around it', { start: 8, end: 25 }, 1, 9],
    ] as const;
    for (const [rule, replaced, length, at] of cursorCases) {
        it(`a bare cursor ${rule}`, () => assert.deepEqual(moveSpan(cursor, replaced, length), { start: at, end: at }));
    }
});

import assert from 'node:assert/strict';
import { moveSpan, overlap, stretchAround, wholeLines } from '../../../src/model/span';

describe('moveSpan', () => {
    const span = { start: 10, end: 20 };
    const cases = [
        ['text typed before it moves it', { start: 2, end: 2 }, 5, { start: 15, end: 25 }],
        ['text typed right before it moves it', { start: 10, end: 10 }, 5, { start: 15, end: 25 }],
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

describe('overlap', () => {
    it('is a character that two spans share: not where one ends as the other starts', () => {
        const span = { start: 10, end: 20 };
        const others = [
            { start: 0, end: 10 },
            { start: 0, end: 11 },
            { start: 12, end: 15 },
            { start: 0, end: 30 },
            { start: 19, end: 30 },
            { start: 20, end: 30 },
        ];
        const expected = [false, true, true, true, true, false];
        assert.deepEqual(
            others.map(other => overlap(span, other)),
            expected,
        );
        assert.deepEqual(
            others.map(other => overlap(other, span)),
            expected,
        );
    });
});

describe('a stretch around a span', () => {
    const text = 'one\ntwo three\nfour';
    const three = { start: 8, end: 13 };

    it('ends where the text does', () => {
        assert.deepEqual(stretchAround(text, three, 3), { start: 5, end: 16 });
        assert.deepEqual(stretchAround(text, three, 100), { start: 0, end: text.length });
    });
    it('of whole lines starts at the first line that begins within reach', () => {
        assert.deepEqual(wholeLines(text, three, 6), { start: 4, end: 18 });
        assert.deepEqual(wholeLines(text, three, 4), { start: 4, end: 17 });
    });
    it('of whole lines starts within a line where no other begins before the span', () =>
        assert.deepEqual(wholeLines(text, three, 3), { start: 5, end: 16 }));
    it('of whole lines starts with the text where it reaches so far', () =>
        assert.deepEqual(wholeLines(text, three, 8), { start: 0, end: text.length }));
});

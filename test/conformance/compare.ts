import assert from 'node:assert/strict';

/** A number in the data: JSON has no NaN and no infinities, so they are strings. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';
export type Nested = JsonNumber | readonly Nested[];

/** Row-major numbers of a nested list. */
export function flat(nested: Nested): number[] {
    return typeof nested === 'object' ? nested.flatMap(flat) : [Number(nested)];
}

/**
 * Fails where a number is farther from the expected one than `allowed` of it, and where NaN or an infinity is
 * not the same. 0 and -0 are equal.
 */
export function assertClose(
    what: string,
    actual: ArrayLike<number>,
    expected: readonly number[],
    allowed: (expected: number) => number,
): void {
    assert.equal(actual.length, expected.length, `${what}: number of values`);
    expected.forEach((want, i) => {
        const found = actual[i]!;
        const same = Number.isFinite(want) ? Math.abs(found - want) <= allowed(want) : Object.is(found, want);
        assert.ok(
            same,
            `${what}[${i}]: ${found} is not ${want}, difference ${Math.abs(found - want)}, allowed ${allowed(want)}`,
        );
    });
}

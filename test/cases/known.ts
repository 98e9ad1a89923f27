import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';

/** The content of a JSON file beside this one. */
export const readJson = (name: string): unknown => JSON.parse(readFileSync(join(root, 'test', 'cases', name), 'utf8'));

/** Names of the cases that the product does not get right yet. */
type KnownFailures = Readonly<Record<'questions' | 'arrays', readonly string[]>>;

interface Case {
    readonly name: string;
    /** What is wrong with what the product makes of it; empty where nothing is. */
    readonly faults: () => Promise<readonly string[]>;
}

/**
 * A test for each case. One that is known to fail has to go on failing: when it starts to pass, it comes off the list
 * and stays right from then on.
 */
export function testCases(list: keyof KnownFailures, cases: readonly Case[]): void {
    const known = (readJson('knownFailures.json') as KnownFailures)[list];
    for (const { name, faults } of cases) {
        if (known.includes(name)) {
            it(`${name} (known to fail)`, async () =>
                assert.notDeepEqual(await faults(), [], `${name} is right now: take it off knownFailures.json`));
        } else {
            it(name, async () => assert.deepEqual(await faults(), []));
        }
    }
    it('know each failure by the name of a case, once', () => {
        const names = new Set(cases.map(({ name }) => name));
        assert.equal(names.size, cases.length);
        assert.deepEqual(
            known,
            [...new Set(known)].filter(name => names.has(name)),
        );
    });
}

/** A number of a case: JSON cannot hold all of them. */
export type Numeral = number | 'NaN' | 'Infinity' | '-Infinity';

/** Equal, but for the last digits of what was computed along another way. */
export function isNear(got: number | undefined, want: Numeral, tolerance: number): boolean {
    const number = Number(want);
    return (
        got !== undefined &&
        (Object.is(got, number) ||
            got === number ||
            Math.abs(got - number) <= tolerance * Math.max(1, Math.abs(number)))
    );
}

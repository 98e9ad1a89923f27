// No way of writing arrays takes what another one reads, whichever of them a line is offered to first.
import assert from 'node:assert/strict';
import { formats } from '../../src/read/formats';
import { brackets } from '../../src/read/formats/brackets/brackets';
import type { FormatOf } from '../../src/read/formats/format';
import { headedTables } from '../../src/read/formats/headed/headedTables';
import { tables } from '../../src/read/formats/tables/tables';
import { collect } from '../../src/read/readNumericArrays';
import { readJson } from './known';
import { wraps } from './wrapped';

const cases = readJson('arrays.json') as readonly { readonly name: string; readonly text: string }[];

/** All that is read of a text, and where. */
function told(text: string, inOrder: readonly FormatOf[]): readonly string[] {
    const { found, unreadable } = collect(text, inOrder);
    return [
        ...found.map(({ array: { start, end, shape, data, name, classNames, labels } }) =>
            JSON.stringify([start, end, shape, [...data].map(String), name, classNames, labels && [...labels.data]]),
        ),
        ...unreadable.map(({ start, end, message }) => JSON.stringify([start, end, message])),
    ];
}

/**
 * With the last first: where two formats would read a line, the other one does. Only what has to come first or last
 * does so still.
 */
function backwards(): readonly FormatOf[] {
    const free = formats.filter(format => format !== headedTables && format !== brackets);
    return [...free.toReversed().flatMap(format => (format === tables ? [headedTables, tables] : [format])), brackets];
}

/** Plain tables before those with a head, which they must not come before. */
const tablesFirst = [tables, ...formats.filter(format => format !== tables)];
/** The columns are counted above the rows: `   0  1`, `,0,1`. */
const COUNTS_COLUMNS = /(?:^|\s)[ ,]*0[ ,]+1(?:[ ,]+2)*\s/;

describe('the order of the formats changes nothing', () => {
    for (const [name, wrap] of Object.entries({
        nothing: (text: string) => text,
        ...Object.fromEntries(Object.entries(wraps).map(([wrapped, { wrap: by }]) => [wrapped, by])),
    })) {
        it(`with ${name} around them`, () => {
            for (const { name: of, text } of cases) {
                assert.deepEqual(told(wrap(text), backwards()), told(wrap(text), formats), of);
            }
        });
    }
    it('but that of plain tables and those with a head, where it counts the columns', () => {
        const others = cases.filter(
            ({ text }) => JSON.stringify(told(text, tablesFirst)) !== JSON.stringify(told(text, formats)),
        );
        assert.ok(others.length > 0);
        for (const { name, text } of others) {
            assert.match(text, COUNTS_COLUMNS, name);
        }
    });
});

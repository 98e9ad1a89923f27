import { brackets } from './brackets/brackets';
import { columnGroups } from './columnGroups';
import { headedTables } from './headed/headedTables';
import type { FormatOf } from './format';
import { expandedRecords } from './named/expandedRecords';
import { namedLines } from './named/namedLines';
import { namedScores } from './named/namedScores';
import { tables } from './tables/tables';
import { yaml } from './yaml';

/**
 * Every way of writing arrays, in the order in which a line is offered to them. It matters in two places only, as a test
 * shows: tables with a head come before plain ones, which would take a head that counts the columns, `0 1 2`, for a row
 * of numbers; and brackets come behind all others that take lines, since they take any line, and go on until all that
 * it opens is closed.
 */
export const formats: readonly FormatOf[] = [
    expandedRecords,
    headedTables,
    tables,
    columnGroups,
    yaml,
    namedLines,
    brackets,
    namedScores,
];

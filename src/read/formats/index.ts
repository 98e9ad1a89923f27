import { brackets } from './brackets/brackets';
import { columnGroups } from './columnGroups';
import { headedTables } from './headed/headedTables';
import type { FormatOf } from './format';
import { namedLines } from './named/namedLines';
import { namedScores } from './named/namedScores';
import { tables } from './tables';
import { yaml } from './yaml';

/**
 * Every way of writing arrays, in the order in which a line is offered to them: what has a mark of its own before what
 * is told by its numbers alone. Brackets come behind all others that
 * take lines: they take any line, and go on until all that it opens is closed.
 */
export const formats: readonly FormatOf[] = [
    headedTables,
    tables,
    columnGroups,
    yaml,
    namedLines,
    brackets,
    namedScores,
];

/** The columns of the table, in groups: one for each stage that has a number for every class. */
import type { Stage, Subject, TableColumn } from '../../explain';

export interface Group {
    readonly stage: Stage;
    /** What stands above its columns. */
    readonly head: readonly string[];
    readonly columns: readonly TableColumn[];
}

/** All widths in em. The target's mark, and the longest name of a class: style/table.css has the same number. */
const MARK = 1.8;
const LONGEST_NAME = 11;
const RAIL = 1.2;
const BARS = 4.1;
/** Of a character, and of what is left free beside a number; below `NARROW` less of it: style/table.css says so, too. */
const CHARACTER = 0.62;
const FREE = 0.95;
const FREE_WHERE_NARROW = 0.45;
const NARROW = 24;
/** What stands in small type is so much shorter. */
const SMALL = 0.87;
/** So many characters has any number with a sign: a column does not close when one more is needed. */
const USUAL = 7;

const FACTORS: ReadonlySet<string> = new Set(['target', 'weight']);

/** What is kept open the longest where not all groups fit; the one that is explained comes before all. */
const PRIORITY = ['logits', 'softmax', 'nll', 'exp', 'gradient', 'logSoftmax'];

/** Of its numbers, or of what stands above them where that is wider. */
function widthOf({ head, columns }: Group, shown: readonly number[], isNarrow: boolean): number {
    const free = isNarrow ? FREE_WHERE_NARROW : FREE;
    const longest = ({ values, format, title, name }: TableColumn): number =>
        Math.max(
            FACTORS.has(name) ? 1 : USUAL,
            isNarrow ? 0 : title.length * SMALL,
            ...shown.map(c => format(values(c)).length),
        );
    const numbers = columns.reduce((sum, column) => sum + CHARACTER * longest(column) + free, 0);
    return Math.max(numbers, ...head.map(text => CHARACTER * text.length + free));
}

export interface Room {
    /** The names of the stages whose groups are open; the others are rails. */
    readonly open: ReadonlySet<string>;
    /** The names of the columns that have room for bars. */
    readonly bars: ReadonlySet<string>;
}

/**
 * Which groups fit side by side, and which of their bars. The bars of the first column come before other groups: they
 * are what a person drags.
 * @param names of the classes that have a row
 * @param width of the table, in em
 */
export function roomFor(
    groups: readonly Group[],
    step: string,
    shown: readonly number[],
    names: readonly string[],
    width: number,
): Room {
    const isNarrow = width < NARROW;
    const free = isNarrow ? FREE_WHERE_NARROW : FREE;
    const longest = Math.max(isNarrow ? 2 : 5, ...names.map(({ length }) => length)) * CHARACTER + free;
    const drawn = groups.flatMap(({ columns }) => columns).filter(({ isDrawn }) => isDrawn);
    const bars = new Set(isNarrow ? [] : drawn.slice(0, 1).map(({ name }) => name));
    const widths = new Map(groups.map(group => [group.stage.name, widthOf(group, shown, isNarrow)]));
    let left =
        width -
        MARK -
        Math.min(isNarrow ? LONGEST_NAME / 2 : LONGEST_NAME, longest) -
        bars.size * BARS -
        groups.length * RAIL;
    const open = new Set<string>();
    for (const name of new Set([step, ...PRIORITY])) {
        const more = (widths.get(name) ?? Infinity) - RAIL;
        if (more <= left || (name === step && widths.has(name))) {
            open.add(name);
            left -= more;
        }
    }
    for (const { name } of open.size === groups.length ? drawn.slice(1) : []) {
        if (BARS <= left) {
            bars.add(name);
            left -= BARS;
        }
    }
    return { open, bars };
}

export const stagesIn = (all: readonly Stage[], subject: Subject): readonly Stage[] =>
    all.filter(({ isPresent }) => isPresent?.(subject) ?? true);

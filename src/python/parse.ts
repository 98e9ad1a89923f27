import { parser } from '@lezer/python';
import { readNumericArrays } from '../read';
import { wholeLines } from '../model/span';
import type { Span } from '../model/span';
import { newProgram } from './program';
import type { Program } from './program';
import { gapsIn } from './skipped';
import type { Gap } from './skipped';

/**
 * Longer code is parsed only this far around the array, on each side, in characters: the parser does about one in a
 * microsecond.
 */
const WHOLE = 400_000;
const REACH = 150_000;

/**
 * Parses a stretch of a Python text; offsets stay those of the text. Tolerant: half-written code gives what can be told
 * of it.
 */
export function parse(source: string, stretch: Span, around: Span): Program {
    const { arrays } = readNumericArrays(source.slice(stretch.start, stretch.end));
    const gaps = gapsIn(source, arrays, stretch.start);
    const all = rangesBetween(gaps, stretch);
    const ranges =
        all.reduce((sum, { from, to }) => sum + to - from, 0) <= WHOLE
            ? all
            : near(all, wholeLines(source, around, REACH));
    // The offsets of a tree count from its first range.
    const tree = parser.parse(source, [], ranges[0]?.from === 0 ? ranges : [{ from: 0, to: 0 }, ...ranges]);
    return newProgram(source, tree, new Map(gaps.map(gap => [gap.to, gap])));
}

interface Range {
    readonly from: number;
    readonly to: number;
}

const rangesBetween = (gaps: readonly Gap[], { start, end }: Span): readonly Range[] =>
    [
        ...gaps.map((gap, index) => ({ from: gaps[index - 1]?.to ?? start, to: gap.from })),
        { from: gaps.at(-1)?.to ?? start, to: end },
    ].filter(({ from, to }) => to > from);

const near = (ranges: readonly Range[], { start, end }: Span): readonly Range[] =>
    ranges
        .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
        .filter(({ from, to }) => to > from);

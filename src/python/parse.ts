import { parser } from '@lezer/python';
import type { NumericArray } from '../read';
import { wholeLines } from '../model/span';
import type { Span } from '../model/span';
import { atOnce } from '../model/turns';
import { newProgram } from './program';
import type { Program } from './program';
import { gapsIn } from './skipped';
import type { Gap } from './skipped';

/** Of longer texts only what stands this far around the array is looked at, on each side, in characters. */
const LOOKED_AT_WHOLE = 1_000_000;
const LOOKED_AT = 250_000;

/**
 * Longer code is parsed only this far around the array, on each side, in characters: the parser does about one in a
 * microsecond.
 */
const WHOLE = 400_000;
const REACH = 150_000;

/**
 * Parses a Python text whose arrays have been read; offsets stay those of the text. Tolerant: half-written code gives
 * what can be told of it.
 */
export const parse = (source: string, arrays: readonly NumericArray[], around: Span): Program =>
    atOnce(parseInSteps(source, arrays, around));

/** The same, in steps: a long text is parsed while others have their turn. */
export function* parseInSteps(source: string, arrays: readonly NumericArray[], around: Span): Generator<void, Program> {
    const stretch = parsedStretch(source, around);
    const gaps = gapsIn(
        source,
        arrays.filter(({ start, end }) => start >= stretch.start && end <= stretch.end),
    );
    const all = rangesBetween(gaps, stretch);
    const isShort = all.reduce((sum, { from, to }) => sum + to - from, 0) <= WHOLE;
    const ranges = isShort ? all : near(all, wholeLines(source, around, REACH));
    // The offsets of a tree count from its first range.
    const parsing = parser.startParse(source, [], ranges[0]?.from === 0 ? ranges : [{ from: 0, to: 0 }, ...ranges]);
    let tree = parsing.advance();
    while (!tree) {
        yield;
        tree = parsing.advance();
    }
    const skipped = new Map(gaps.map(gap => [gap.to, gap]));
    const isWhole = isShort && stretch.end - stretch.start === source.length;
    return newProgram(source, tree, skipped, isWhole ? undefined : around);
}

/** The part of a text that may be parsed for the array at `around`. */
const parsedStretch = (source: string, around: Span): Span =>
    source.length <= LOOKED_AT_WHOLE ? { start: 0, end: source.length } : wholeLines(source, around, LOOKED_AT);

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

import { parser } from '@lezer/python';
import { readNumericArrays } from '../../read';
import type { Span } from '../span';
import { newProgram, type Program } from './program';
import { gapsIn } from './skipped';

/** Parses a stretch of a Python text; offsets stay those of the text. Tolerant: half-written code gives what can be told of it. */
export function parse(source: string, stretch: Span): Program {
    const { arrays } = readNumericArrays(source.slice(stretch.start, stretch.end));
    const gaps = gapsIn(source, arrays, stretch.start);
    const ranges = [...gaps.map((gap, index) => ({ from: gaps[index - 1]?.to ?? stretch.start, to: gap.from })), { from: gaps.at(-1)?.to ?? stretch.start, to: stretch.end }];
    const tree = parser.parse(source, [], ranges.filter(({ from, to }, index) => to > from || index === 0));
    return newProgram(source, tree, new Map(gaps.map(gap => [gap.to, gap])));
}

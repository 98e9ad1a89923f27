import { namedNumber } from '../../model/namedNumber';
import { sameShape } from '../../model/tensor';
import { BRACKET_CLOSE, BRACKET_OPEN, MINUS, SPACE, isBlank, isLineEnd, skipSpaces, lineEnd } from '../scan/characters';
import type { FormatOf } from './format';
import type { Collector } from '../collector';
import { messages } from '../messages';
import { readNumberRun } from '../scan/numberRun';
import type { Separators } from '../scan/numberRun';
import { numberWritten } from '../scan/rows';
import { readHeading } from './surroundings';
import { isMaskName, isShapeName } from './brackets/callees';

/** As many dimensions as NumPy allows. */
const MAX_DEPTH = 64;

/** A sequence that is still open: all of its dashes stand in the same column. */
interface Sequence {
    readonly column: number;
    items: number;
    childShape: readonly number[] | undefined;
}

/** Block sequences of numbers, as YAML writes them. */
export const yaml: FormatOf = out => ({ read: lineStart => readYaml(out, lineStart) });

/**
 * Reads a YAML block sequence of numbers, or of sequences of them (`- - 1.0`, `- [1.0, 2.0]`), from the line at
 * `lineStart`. Returns the start of the line behind it, or `lineStart` where there is none.
 */
function readYaml(out: Collector, lineStart: number): number {
    const { text, numbers } = out;
    const start = skipSpaces(text, lineStart);
    if (text.charCodeAt(start) !== MINUS || text.charCodeAt(start + 1) !== SPACE) {
        return lineStart;
    }
    numbers.resetDecimals();
    const base = numbers.length;
    const open: Sequence[] = [];
    let ragged = false;
    /** An item of the sequence is not a number: then none of it is read. */
    let isMixed = false;
    let end = start;
    let pos = lineStart;
    while (pos < text.length) {
        let at = skipSpaces(text, pos);
        let depth = 0;
        const itemStart = numbers.length;
        let flow: number | undefined;
        while (text.charCodeAt(at) === MINUS && text.charCodeAt(at + 1) === SPACE && open.length < MAX_DEPTH) {
            const column = at - pos;
            while (depth === 0 && open.length > 0 && open[open.length - 1]!.column > column) {
                ragged = close(open) || ragged;
            }
            if (open.length === 0 || open[open.length - 1]!.column < column) {
                if (open.length > 0 && depth === 0) {
                    ragged = true; // deeper, but not begun by a dash above it
                }
                open.push({ column, items: 0, childShape: undefined });
            }
            depth++;
            at = skipSpaces(text, at + 1);
        }
        if (depth > 0) {
            flow = readItem(out, at);
        }
        const itemEnd = flow === undefined ? -1 : skipSpaces(text, flow);
        if (
            depth === 0 ||
            flow === undefined ||
            !(itemEnd >= text.length || isLineEnd(text.charCodeAt(itemEnd)) || text.charAt(itemEnd) === '#')
        ) {
            numbers.truncate(itemStart);
            isMixed = depth > 0;
            break;
        }
        const innermost = open[open.length - 1]!;
        const shape = text.charCodeAt(at) === BRACKET_OPEN ? [numbers.length - itemStart] : [];
        ragged = addItem(innermost, shape) || ragged;
        end = flow;
        pos = Math.min(lineEnd(text, at) + 1, text.length);
    }
    while (open.length > 1) {
        ragged = close(open) || ragged;
    }
    const outermost = open[0];
    const { name } = readHeading(text, lineStart);
    const isArray =
        !isMixed &&
        outermost !== undefined &&
        outermost.items > 1 &&
        !(name !== undefined && (isShapeName(name) || (isMaskName(name) && numbers.decimals === undefined))) &&
        (name !== undefined || numbers.decimals !== undefined || start === 0);
    if (isArray && ragged) {
        out.refuse(start, end, { reason: 'ragged', message: messages.raggedSequence() });
    } else if (isArray) {
        out.add(
            base,
            { start, end, shape: [outermost.items, ...(outermost.childShape ?? [])], name },
            name === undefined,
        );
    }
    numbers.truncate(base);
    // A single item goes to the reader of literals; of more, nothing is looked at twice.
    return isArray || (outermost !== undefined && outermost.items > 1) ? pos : lineStart;
}

/** Reads the number or the flow sequence at `at`; returns the offset behind it. */
function readItem(out: Collector, at: number): number | undefined {
    const { text, numbers } = out;
    const separators: Separators = { commas: 0, gaps: 0, wantsElement: true };
    if (text.charCodeAt(at) === BRACKET_OPEN) {
        const end = readNumberRun(text, at + 1, numbers, separators);
        return text.charCodeAt(end) === BRACKET_CLOSE && separators.gaps === 0 ? end + 1 : undefined;
    }
    // YAML writes .inf, -.inf and .nan.
    const special = /^([-+]?)\.(inf|nan)\b/i.exec(text.slice(at, at + 6));
    if (special !== null) {
        numbers.push(namedNumber(special[1]! + special[2]!)!, at, at + special[0].length);
        return at + special[0].length;
    }
    let end = at;
    while (end < text.length && !isBlank(text.charCodeAt(end))) {
        end++;
    }
    const value = numberWritten(text, at, end);
    if (value === undefined) {
        return undefined;
    }
    numbers.push(value, at, end);
    numbers.noteDecimals(text.slice(at, end));
    return end;
}

/** Ends the innermost sequence and makes it an item of the one around it. Says whether that has become ragged. */
function close(open: Sequence[]): boolean {
    const done = open.pop()!;
    const outer = open[open.length - 1];
    return outer !== undefined && addItem(outer, [done.items, ...(done.childShape ?? [])]);
}

function addItem(sequence: Sequence, shape: readonly number[]): boolean {
    const isFirst = sequence.items++ === 0;
    if (isFirst) {
        sequence.childShape = shape;
        return false;
    }
    return !sameShape(sequence.childShape!, shape);
}

import { canonicalDtype, dtypeOfConstructor } from '../../model/dtype';
import { CARRIAGE_RETURN, isLineEnd, lineEnd } from '../scan/characters';
import { AT_PROMPT } from './prompts';

/** Longer lines are no headers. */
const MAX_HEADER = 20_000;

/** What the lines around rows of numbers say of them. */
export interface Footer {
    readonly end: number;
    readonly dtype?: string | undefined;
    readonly name?: string | undefined;
    /** The shape, or the number of rows, that the printout says it has. */
    readonly shape?: readonly number[] | undefined;
    readonly rows?: number | undefined;
}

/** What pandas, libtorch, R torch and PyTorch before 0.4 print below the numbers, from the line at `pos` on. */
export function readFooter(text: string, pos: number): Footer | undefined {
    for (let blank = 0; blank < 3 && pos < text.length && isLineEnd(text.charCodeAt(pos)); blank++) {
        pos = lineEnd(text, pos) + 1;
    }
    const end = lineEnd(text, pos);
    const line = text.slice(pos, Math.min(end, pos + 200)).trim();
    const libtorch =
        /^\[ ?\w*?((?:CPU|CUDA|MPS|XPU|XLA|Sparse\w*|Quantized\w*|Variable)?(?:Float|Double|Half|BFloat16|Long|Int|Short|Char|Byte|Bool)Type)\s?\{([\d,]*)\}/.exec(
            line,
        );
    if (libtorch !== null) {
        return { end, dtype: dtypeOfConstructor(libtorch[1]!), shape: sizes(libtorch[2]!) };
    }
    const old = /^\[torch\.(?:cuda\.)?(\w+Tensor) of size ([\dx]+)/.exec(line);
    if (old !== null) {
        return { end, dtype: dtypeOfConstructor(old[1]!), shape: sizes(old[2]!) };
    }
    const frame = /^\[(\d+) rows x \d+ columns\]$/.exec(line);
    if (frame !== null) {
        return { end, rows: Number(frame[1]) };
    }
    if (/^(?:# ?)?(?:[ℹ…i]|\.{3}) (?:with )?[\d,]{1,12} more (?:rows?|variables?|columns?)\b/.test(line)) {
        return { end, rows: Infinity }; // a tibble that is not shown whole
    }
    const series = /^(?:Name: (.{1,100}?), )?(?:Length: (\d+), )?dtype: (\w+)$/.exec(line);
    return series === null
        ? undefined
        : {
              end,
              dtype: canonicalDtype(series[3]!),
              name: series[1],
              rows: series[2] === undefined ? undefined : Number(series[2]),
          };
}

const sizes = (list: string): number[] => (list.match(/\d+/g) ?? []).map(Number);

export interface TextLine {
    readonly text: string;
    readonly start: number;
}

/** The line above `lineStart`, without its line end; undefined at the start of the text. */
export function lineAbove(text: string, lineStart: number): TextLine | undefined {
    let end = lineStart - 1;
    if (end < 0) {
        return undefined;
    }
    if (text.charCodeAt(end - 1) === CARRIAGE_RETURN) {
        end--;
    }
    const floor = Math.max(0, end - MAX_HEADER);
    let start = end;
    while (start > floor && !isLineEnd(text.charCodeAt(start - 1))) {
        start--;
    }
    return start === floor && floor > 0 ? undefined : { text: text.slice(start, end), start };
}

const NAMING = new RegExp(
    `^(?:(?:(?:#+|//) *)?${AT_PROMPT}|(?:#+|//) *(?:\\w+\\.)*([a-z_]\\w*)|([a-z_][\\w.]*) *[=:])$`,
    'i',
);

/** What the line above tells: Julia's type, a name. */
export interface Heading {
    readonly name?: string | undefined;
    readonly dtype?: string | undefined;
    readonly shape?: readonly number[] | undefined;
    readonly start?: number;
    /** The name stands before `=`, as MATLAB prints it. */
    readonly isAssigned?: boolean;
}

/**
 * `2×3 Matrix{Float64}:`, `logits =`, `logits:`, `torch_tensor`, `>>> logits` above rows that begin at `lineStart`;
 * blank lines may stand between.
 */
export function readHeading(text: string, lineStart: number): Heading {
    let above = lineAbove(text, lineStart);
    for (let blank = 0; blank < 2 && above !== undefined && above.text.trim() === ''; blank++) {
        above = lineAbove(text, above.start);
    }
    if (above === undefined || above.text.length > 200) {
        return {};
    }
    const line = above.text.trim();
    const julia = /^(?:(\w+) = )?(\d+-element|\d+(?:×\d+)+) (?:\w+\.)*\w+\{(\w+)(?:\W[^}]*)?\}+:$/.exec(line);
    if (julia !== null) {
        return { name: julia[1], dtype: canonicalDtype(julia[3]!), shape: sizes(julia[2]!), start: above.start };
    }
    const named = NAMING.exec(line);
    const name = named?.[1] ?? named?.[2] ?? named?.[3];
    return name === undefined ? {} : { name: name.slice(name.lastIndexOf('.') + 1), isAssigned: line.endsWith('=') };
}

/** Where the line begins that `pos` is in. */
export function lineStartOf(text: string, pos: number): number {
    while (pos > 0 && !isLineEnd(text.charCodeAt(pos - 1))) {
        pos--;
    }
    return pos;
}

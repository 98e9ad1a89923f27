/** What a debugger answers to the expressions of this folder. A program may print anything: every part is checked. */
import * as v from 'valibot';
import { reductions } from '../model/example';
import { elementsOf } from '../model/tensor';
import { bytesOfBase64 } from './base64';
import { numbersOfBytes } from './numbers';

/** Numbers of an array, from the one that was asked for on. */
interface ArraySlice {
    readonly kind: 'array';
    /** The class: `Tensor`, `Parameter`, `ndarray`. */
    readonly type: string;
    readonly dtype: string;
    readonly shape: readonly number[];
    readonly device: string;
    readonly numbers: Float64Array;
}

/** Why an expression has no numbers. */
export const noNumbers = [
    'class',
    'meta',
    'symbolic',
    'complex',
    'dtype',
    'records',
    'objects',
    'masked',
    'type',
] as const;
export type NoNumbers = (typeof noNumbers)[number];

export type Answer =
    | ArraySlice
    /** A slice of the text of a list or a number, of `length` characters in all. */
    | { readonly kind: 'text'; readonly length: number; readonly text: string }
    | { readonly kind: 'string'; readonly text: string }
    | { readonly kind: 'none' }
    | { readonly kind: 'no-numbers'; readonly why: NoNumbers; readonly detail: string }
    /** An exception that the program's objects threw, or what no expression of ours gives: `text` is what came. */
    | { readonly kind: 'failed'; readonly text: string };

const whole = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const shape = v.pipe(
    v.string(),
    v.regex(/^(?:\d{1,15}(?:x\d{1,15}){0,31})?$/),
    v.transform(text => (text === '' ? [] : text.split('x').map(Number))),
);
const word = v.pipe(v.string(), v.maxLength(100));
const bytes = v.pipe(
    v.string(),
    v.transform(bytesOfBase64),
    v.custom<Uint8Array<ArrayBuffer>>(value => value !== undefined),
);

const array = v.tuple([v.literal('A'), word, word, shape, word, word, whole, bytes]);
const listText = v.tuple([v.literal('J'), whole, v.string()]);
const refusal = v.tuple([v.literal('X'), v.picklist(noNumbers), v.string()]);
const criterion = v.tuple([
    v.literal('C'),
    v.picklist(['CrossEntropyLoss', 'NLLLoss']),
    v.picklist(reductions),
    v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number)),
    v.pipe(v.string(), v.transform(Number), v.finite()),
    v.pipe(
        v.picklist(['0', '1']),
        v.transform(flag => flag === '1'),
    ),
]);

/** The longest text of an exception that is shown. */
const SHOWN = 200;

/** A string as a debugger prints it, without its quotes: `'A|Tensor|...'`. As it is where it has none. */
export function unquoted(result: string): string {
    const text = result.trim();
    const quote = text.charAt(0);
    return text.length > 1 && /['"`]/.test(quote) && text.endsWith(quote) ? text.slice(1, -1) : text;
}

/** The fields of an answer: the last keeps the separators in it. */
function fieldsOf(text: string, count: number): readonly string[] {
    const fields: string[] = [];
    let at = 0;
    for (let i = 1; i < count; i++) {
        const end = text.indexOf('|', at);
        if (end < 0) {
            break;
        }
        fields.push(text.slice(at, end));
        at = end + 1;
    }
    return [...fields, text.slice(at)];
}

/** What an expression is worth, of the answer to `pythonValue` or `javaScriptValue`. */
export function answerOf(result: string): Answer {
    const text = unquoted(result);
    const failed: Answer = { kind: 'failed', text: text.slice(0, SHOWN) };
    switch (text.slice(0, 2)) {
        case 'A|': {
            const read = v.safeParse(array, fieldsOf(text, 8));
            if (!read.success) {
                return failed;
            }
            const [, type, dtype, sizes, device, sent, count, data] = read.output;
            const numbers = numbersOfBytes(sent, data);
            return numbers && elementsOf(sizes) === count && numbers.length <= count
                ? { kind: 'array', type, dtype, shape: sizes, device, numbers }
                : failed;
        }
        case 'J|': {
            const read = v.safeParse(listText, fieldsOf(text, 3));
            return read.success && read.output[2].length <= read.output[1]
                ? { kind: 'text', length: read.output[1], text: read.output[2] }
                : failed;
        }
        case 'S|':
            return { kind: 'string', text: text.slice(2) };
        case 'N|':
            return { kind: 'none' };
        case 'X|': {
            const read = v.safeParse(refusal, fieldsOf(text, 3));
            return read.success
                ? { kind: 'no-numbers', why: read.output[1], detail: read.output[2].slice(0, SHOWN) }
                : failed;
        }
        default:
            return failed;
    }
}

/** The options of a criterion, of the answer to `pythonCriterion`; undefined for another object. */
export function criterionTold(result: string) {
    const read = v.safeParse(criterion, fieldsOf(unquoted(result), 6));
    if (!read.success) {
        return undefined;
    }
    const [, name, reduction, ignoreIndex, labelSmoothing, hasWeight] = read.output;
    return { name, reduction, ignoreIndex, labelSmoothing, hasWeight };
}

/** Something in a frame that can take part in a loss. */
export interface Local {
    readonly expression: string;
    readonly kind: 'criterion' | 'array' | 'list' | 'number';
    readonly type: string;
    readonly dtype?: string;
    /** Of a list its length. */
    readonly shape?: readonly number[];
    /** What the debugger prints of it. */
    readonly preview?: string;
}

const KINDS = { c: 'criterion', a: 'array', l: 'list', n: 'number' } as const;
const local = v.tuple([
    v.pipe(v.string(), v.regex(/^[\p{L}_][\p{L}\p{N}_.]*$/u), v.maxLength(200)),
    v.picklist(['c', 'a', 'l', 'n']),
    word,
    word,
    shape,
]);

/** More of one frame are not listed. */
const MAX_LOCALS = 200;

const frame = v.tuple([v.literal('F'), whole, v.string()]);

/**
 * How many names a frame has and which of them take part, of the answer to `pythonFrame`; undefined where the program's
 * objects raised an exception. A name that is not as it should be is left out.
 */
export function frameTold(result: string): { readonly count: number; readonly locals: readonly Local[] } | undefined {
    const read = v.safeParse(frame, fieldsOf(unquoted(result), 3));
    return read.success ? { count: read.output[1], locals: localsOf(read.output[2]) } : undefined;
}

function localsOf(text: string): readonly Local[] {
    return text
        .split(';')
        .slice(-MAX_LOCALS)
        .flatMap(entry => {
            const read = v.safeParse(local, entry.split('|'));
            if (!read.success) {
                return [];
            }
            const [expression, kind, type, dtype, sizes] = read.output;
            const isSized = kind === 'a' || kind === 'l';
            return [
                {
                    expression,
                    kind: KINDS[kind],
                    type,
                    ...(dtype !== '' && { dtype }),
                    ...(isSized && { shape: sizes }),
                },
            ];
        });
}

import { isBlank, isWordPart, isWordStart } from '../../scan/characters';
import { numberWritten } from '../../scan/rows';

/** A number or a string in a literal, and where it stands. */
export type Scalar =
    | { readonly kind: 'number'; readonly value: number; readonly start: number; readonly end: number }
    | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number };

/** What a dictionary, an object, a tuple or a call with keywords holds: each value, and its key where it has one. */
export interface Fields {
    readonly fields: readonly Field[];
    readonly start: number;
    /** Behind the closing bracket. */
    readonly end: number;
}

export interface Field {
    readonly key: string | undefined;
    /** Undefined for what is neither a number nor a string: `"bytes": [32, 99]`. */
    readonly value: Scalar | undefined;
}

const STRING = /"((?:[^"\\\n]|\\.){0,400})"|'((?:[^'\\\n]|\\.){0,400})'/y;
const NUMBER = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/iy;
const WRAPPED = /(?:np\.|numpy\.)?float(?:16|32|64)?\(([^()\n]{1,60})\)/y;
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
/** The bytes of a token. */
const INTEGERS = /\[[\d\s,]{1,2000}\]/y;

export function skipAllBlanks(text: string, at: number): number {
    while (at < text.length && isBlank(text.charCodeAt(at))) {
        at++;
    }
    return at;
}

/** The number or the string at `at`. */
export function scalarAt(text: string, at: number): Scalar | undefined {
    STRING.lastIndex = at;
    const string = STRING.exec(text);
    if (string !== null) {
        return { kind: 'text', text: unescaped(string[1] ?? string[2]!), start: at, end: STRING.lastIndex };
    }
    WRAPPED.lastIndex = at;
    const wrapped = WRAPPED.exec(text);
    const start = wrapped === null ? at : at + wrapped[0].indexOf('(') + 1;
    NUMBER.lastIndex = start;
    const number = NUMBER.exec(text);
    if (number === null || isWordPart(text.charCodeAt(NUMBER.lastIndex))) {
        return undefined;
    }
    const end = NUMBER.lastIndex;
    const value = numberWritten(text, start, end)!;
    return wrapped === null
        ? { kind: 'number', value, start, end }
        : text.charAt(end) === ')'
          ? { kind: 'number', value, start, end: end + 1 }
          : undefined;
}

const unescaped = (content: string): string =>
    content.includes('\\')
        ? content.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, character: string) =>
              code === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(parseInt(code, 16)),
          )
        : content;

/**
 * The fields between the bracket at `open` and the one that closes it; undefined where something else stands there.
 * Every value has a key, or none has.
 */
export function fieldsAt(text: string, open: number, most: number): Fields | undefined {
    const close = CLOSING[text.charAt(open)];
    const fields: Field[] = [];
    let at = skipAllBlanks(text, open + 1);
    while (text.charAt(at) !== close) {
        const keyed = keyAt(text, at);
        const from = keyed?.next ?? at;
        const value = scalarAt(text, from);
        const end = value?.end ?? skipOther(text, from);
        if (
            end === undefined ||
            fields.length >= most ||
            (fields.length > 0 && (fields[0]!.key === undefined) !== (keyed === undefined))
        ) {
            return undefined;
        }
        fields.push({ key: keyed?.key, value });
        at = skipAllBlanks(text, end);
        if (text.charAt(at) === ',') {
            at = skipAllBlanks(text, at + 1);
        } else if (text.charAt(at) !== close) {
            return undefined;
        }
    }
    return { fields, start: open, end: at + 1 };
}

/** `"label": `, `12: `, `logprob=`: a key and where its value begins. */
function keyAt(text: string, at: number): { readonly key: string; readonly next: number } | undefined {
    const scalar = scalarAt(text, at);
    let end = scalar?.end ?? at;
    while (scalar === undefined && isWordPart(text.charCodeAt(end))) {
        end++;
    }
    const sign = skipAllBlanks(text, end);
    const isKey = text.charAt(sign) === ':' || (text.charAt(sign) === '=' && text.charAt(sign + 1) !== '=');
    if (end === at || !isKey) {
        return undefined;
    }
    const key = scalar?.kind === 'text' ? scalar.text : text.slice(at, end);
    return { key, next: skipAllBlanks(text, sign + 1) };
}

/** Behind a word or a list of numbers in a field; undefined for anything that may hold scores of its own. */
function skipOther(text: string, at: number): number | undefined {
    if (text.charAt(at) === '[') {
        INTEGERS.lastIndex = at;
        return INTEGERS.test(text) ? INTEGERS.lastIndex : undefined;
    }
    let end = at;
    while (isWordStart(text.charCodeAt(at)) && isWordPart(text.charCodeAt(end))) {
        end++;
    }
    return end > at && text.charAt(end) !== '(' && text.charAt(end) !== '[' ? end : undefined;
}

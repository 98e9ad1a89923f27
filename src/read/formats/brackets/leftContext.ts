import {
    BACKSLASH,
    BRACKET_CLOSE,
    BRACKET_OPEN,
    COLON,
    DOT,
    DOUBLE_QUOTE,
    EQUALS,
    EXCLAMATION,
    GREATER,
    LESS,
    MINUS,
    SINGLE_QUOTE,
    isLineEnd,
    isSpace,
    isWordPart,
    isDigit,
} from '../../scan/characters';
import { AT_PROMPT } from '../prompts';
import { printedFrames } from './libraries';

/** What stands to the left of an opening bracket. */
export interface LeftContext {
    /** Where the expression begins: at the constructor's name, or at the bracket. */
    readonly start: number;
    /**
     * `torch.tensor` of `torch.tensor(`, `vec!` of `vec![`, `float[]` of `float[]{`; empty when nothing touches the
     * bracket.
     */
    readonly callee: string;
    readonly name?: string;
    /** How the name is bound: by `=` or another sign of assignment, by `:`, or as the only word before the array in its line. */
    readonly binding?: '=' | ':' | 'word';
    /** The type that a declaration gives: `[f32; 3]`, `Vec<f32>`. */
    readonly type?: string;
    /** Only blanks, a comment sign or a prompt stand before the expression in its line. */
    readonly startsLine: boolean;
}

/** How far to look back: longer things are no names. Keeps every look constant in time. */
const REACH = 240;

const KEYWORDS =
    /^(?:return|print|in|and|or|not|of|is|if|else|elif|yield|case|new|await|assert|lambda|for|while|with|from|import|to|the|a|an|as|at|by|on)$/;

/** Looks back from the bracket at `bracket` to the callee and the name that belong to it. */
export function lookLeft(text: string, bracket: number): LeftContext {
    const floor = Math.max(0, bracket - REACH);
    const counted =
        text.charAt(bracket) === '['
            ? /([A-Z]\w*Array)\(\d+\) ?$/.exec(text.slice(Math.max(floor, bracket - 40), bracket))
            : null;
    let start = counted === null ? calleeStart(text, bracket, floor) : bracket - counted[0].length;
    let callee = text.slice(start, bracket).trimEnd();
    if (
        text.charAt(bracket) === '{' &&
        /^[A-Z_]\w*$/i.test(callee) &&
        /[\w>\]&] {1,4}$/.test(text.slice(Math.max(floor, start - 5), start))
    ) {
        // C++: std::vector<float> logits{1.0f, 2.0f};
        const name = callee;
        start = bracket;
        callee = '';
        return { start, callee, startsLine: false, name, binding: 'word' };
    }
    const history = !text.startsWith('= ', start - 2)
        ? null
        : /(?:^|\n)\$\d{1,9} = (?:[\w:<>, ]{1,100} = )?$/.exec(text.slice(floor, start));
    if (history !== null) {
        // gdb: $1 = std::vector of length 3, capacity 4 = {1.25, -0.5, 0.75}
        const name = nameInLineAbove(text, floor + history.index + history[0].indexOf('$'), floor);
        return { start, callee, startsLine: true, binding: '=', ...(name !== undefined && { name }) };
    }
    const at = skipWordBack(text, skipSpacesBack(text, frameStart(text, start, floor), floor), floor, 'new');
    const startsLine = isLineStart(text, at, floor);
    if (startsLine) {
        const name = nameInLineAbove(text, at, floor);
        return name === undefined
            ? { start, callee, startsLine }
            : { start, callee, startsLine, name, binding: 'word' };
    }
    return { start, callee, startsLine, ...nameBefore(text, at, floor) };
}

/** The start of `<tf.Tensor: shape=(3,), dtype=float32, numpy=` before `array(...)`, else `start`. */
function frameStart(text: string, start: number, floor: number): number {
    const before = text.slice(floor, start).trimEnd();
    const frame = printedFrames.find(({ keyword }) => before.endsWith(keyword));
    const opening = frame === undefined ? -1 : before.lastIndexOf(frame.opening);
    return opening < 0 ? start : floor + opening;
}

/** The start of what touches the bracket from the left: a dotted name, with generics, `!`, `[]` or a macro's sign. */
function calleeStart(text: string, bracket: number, floor: number): number {
    let at = bracket;
    if (text.charAt(bracket) === '{' && /[\]>] $/.test(text.slice(bracket - 2, bracket))) {
        at--; // new float[] {1, 2}
    }
    for (;;) {
        const code = text.charCodeAt(at - 1);
        if (at <= floor) {
            return at;
        }
        if (isWordPart(code) || code === DOT || (code === COLON && text.charCodeAt(at - 2) === COLON)) {
            at -= code === COLON ? 2 : 1;
        } else if (code === EXCLAMATION && at === bracket) {
            // vec!
            at--;
        } else if (code === GREATER || code === BRACKET_CLOSE) {
            // Vec::<f32>( and float[]{
            const open = matchBack(text, at - 1, floor);
            if (open < 0) {
                return at;
            }
            at = open;
        } else {
            // A leading dot is no part of a name: `1., [`, `...[`.
            while (at < bracket && text.charCodeAt(at) === DOT) {
                at++;
            }
            return at;
        }
    }
}

/**
 * The offset of the bracket that the closing one at `close` belongs to, or -1: only within a line, and without nesting
 * of other kinds.
 */
function matchBack(text: string, close: number, floor: number): number {
    const closing = text.charCodeAt(close);
    const opening = closing === GREATER ? LESS : BRACKET_OPEN;
    let depth = 0;
    for (let at = close; at >= floor; at--) {
        const code = text.charCodeAt(at);
        if (code === closing) {
            depth++;
        } else if (code === opening && --depth === 0) {
            return at;
        } else if (isLineEnd(code)) {
            return -1;
        }
    }
    return -1;
}

function skipSpacesBack(text: string, at: number, floor: number): number {
    while (at > floor && isSpace(text.charCodeAt(at - 1))) {
        at--;
    }
    return at;
}

function skipWordBack(text: string, at: number, floor: number, word: string): number {
    const before = at - word.length;
    return before >= floor && text.startsWith(word, before) && !isWordPart(text.charCodeAt(before - 1))
        ? skipSpacesBack(text, before, floor)
        : at;
}

/** Whether the text before `at` in its line is nothing, or a comment sign or a prompt. */
function isLineStart(text: string, at: number, floor: number): boolean {
    let begin = at;
    while (begin > floor && !isLineEnd(text.charCodeAt(begin - 1))) {
        begin--;
    }
    return begin > 0 && begin === floor
        ? false
        : /^\s*(?:(?:#+|\/{2,}[/!]?|\*+|%+|-{2,}|>+|\.\.\.|(?:In|Out) ?\[\d*\]:|julia>)\s*)?$/.test(
              text.slice(begin, at),
          );
}

const NAMING = new RegExp(`^[\\s#%/*]*(?:${AT_PROMPT}|([a-z_]\\w*) *[=:])$`, 'i');

/** `output` of a line `>>> output`, `logits =` or `logits:` right above the array. */
function nameInLineAbove(text: string, at: number, floor: number): string | undefined {
    let end = at;
    while (end > floor && !isLineEnd(text.charCodeAt(end - 1))) {
        end--;
    }
    while (end > floor && (isLineEnd(text.charCodeAt(end - 1)) || isSpace(text.charCodeAt(end - 1)))) {
        end--;
    }
    let begin = end;
    while (begin > floor && !isLineEnd(text.charCodeAt(begin - 1))) {
        begin--;
    }
    if (begin > 0 && begin === floor) {
        return undefined;
    }
    const match = NAMING.exec(text.slice(begin, end));
    return match?.[1] ?? match?.[2];
}

function nameBefore(
    text: string,
    at: number,
    floor: number,
): { name?: string; binding?: '=' | ':' | 'word'; type?: string } {
    const code = text.charCodeAt(at - 1);
    const previous = text.charCodeAt(at - 2);
    if (
        code === EQUALS &&
        !(previous === EQUALS || previous === EXCLAMATION || previous === GREATER || previous === LESS)
    ) {
        const operator = /[:+\-*/]/.test(text.charAt(at - 2)) ? 2 : 1;
        const end = skipSpacesBack(text, at - operator, floor);
        // Without a blank before it, it is an argument: `<tf.Tensor: shape=(1, 3)`, `output: logits=tensor(...)`.
        return end === at - operator ? bound(nameEndingAt(text, end, floor), '=') : declared(text, end, floor);
    }
    if ((code === MINUS && previous === LESS) || (code === GREATER && previous === EQUALS)) {
        // R's <- and Ruby's =>
        return bound(nameEndingAt(text, skipSpacesBack(text, at - 2, floor), floor), code === MINUS ? '=' : ':');
    }
    if (code === COLON && previous !== COLON) {
        return bound(nameEndingAt(text, skipSpacesBack(text, at - 1, floor), floor), ':');
    }
    // `print('logits', x)` and C++'s `float logits{...}`
    const word = nameEndingAt(text, at, floor);
    if (word !== undefined && !KEYWORDS.test(word) && isLineStart(text, at - word.length, floor)) {
        return { name: word, binding: 'word' };
    }
    return {};
}

const bound = (name: string | undefined, binding: '=' | ':'): { name?: string; binding?: '=' | ':' } =>
    name === undefined ? {} : { name, binding };

/** The name before `=`, past a type annotation (`x: Vec<f32> =`) or a declarator (`x[3] =`). */
function declared(text: string, at: number, floor: number): { name?: string; binding?: '='; type?: string } {
    const name = nameEndingAt(text, at, floor);
    let typeStart = calleeStart(text, at, floor);
    const declarator = /^([A-Z_][\w.]*)(?:\[[^[\]]*\])+$/i.exec(text.slice(typeStart, at));
    if (declarator !== null && !/:\s*$/.test(text.slice(Math.max(floor, typeStart - 3), typeStart))) {
        return { name: lastPart(declarator[1]!), binding: '=' };
    }
    while (
        typeStart > floor &&
        /[&*|?\s\w]/.test(text.charAt(typeStart - 1)) &&
        text.charAt(typeStart - 1) !== '\n' &&
        at - typeStart < 60
    ) {
        typeStart--;
    }
    const type = text.slice(typeStart, at).trim();
    if (text.charCodeAt(typeStart - 1) === COLON) {
        const annotated = nameEndingAt(text, skipSpacesBack(text, typeStart - 1, floor), floor);
        if (annotated !== undefined) {
            return { name: annotated, binding: '=', type };
        }
    }
    // Go's `var x []float64 =`: the type comes last.
    const go = /(?:^|[\s;({])var\s+(\w+)\s+[^\s=]+$/.exec(text.slice(Math.max(floor, at - 80), at));
    if (go !== null) {
        return { name: go[1]!, binding: '=' };
    }
    return name === undefined || isTupleTarget(text, at - name.length, floor) ? {} : { name, binding: '=' };
}

/** Whether the name at `at` is the last of several that one statement assigns to: `logits, target = ...`. */
function isTupleTarget(text: string, at: number, floor: number): boolean {
    let begin = at;
    while (begin > floor && !isLineEnd(text.charCodeAt(begin - 1))) {
        begin--;
    }
    return /^(?:>>>)?\s*(?:\w+\s*,\s*)+$/.test(text.slice(begin, at));
}

/** The identifier or the quoted key that ends at `at`; of a dotted one the last part. */
function nameEndingAt(text: string, at: number, floor: number): string | undefined {
    const code = text.charCodeAt(at - 1);
    if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) {
        const before = text.slice(floor, at - 1);
        const open = before.lastIndexOf(text.charAt(at - 1));
        // The closing quote of an escaped string, \"logits\": [...], has a backslash before it.
        const name = open < 0 ? '' : before.slice(open + 1).replace(/\\$/, '');
        return /^[^\n\r]{1,100}$/.test(name) ? name : undefined;
    }
    let begin = at;
    if (code === BRACKET_CLOSE) {
        // x[0] = [...]
        begin = matchBack(text, at - 1, floor);
        if (begin < 0) {
            return undefined;
        }
        at = begin;
    }
    while (begin > floor && isWordPart(text.charCodeAt(begin - 1))) {
        begin--;
    }
    if (begin < at - 1 && text.charCodeAt(begin - 1) === BACKSLASH && /[nrt]/.test(text.charAt(begin))) {
        begin++; // the escape of a blank in a string: \tlogits
    }
    return begin === at || isDigit(text.charCodeAt(begin)) ? undefined : text.slice(begin, at);
}

const lastPart = (dotted: string): string => dotted.slice(dotted.lastIndexOf('.') + 1);

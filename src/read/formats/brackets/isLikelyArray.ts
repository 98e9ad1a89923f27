import {
    BACKSLASH,
    BRACE_CLOSE,
    BRACKET_CLOSE,
    COLON,
    COMMA,
    HASH,
    PAREN_CLOSE,
    PAREN_OPEN,
    SEMICOLON,
    SLASH,
    isLineEnd,
    skipSpaces,
} from '../../scan/characters';
import { isMaskName, isShapeName } from './callees';
import type { Frame } from './frame';
import type { LeftContext } from './leftContext';

/** Names of things that are counted, `Epoch [3]`, and not arrays. */
const COUNTED =
    /^(?:epoch|step|iter|iteration|batch|page|line|ref|fig|figure|table|eq|chapter|section|version|out|in|round|fold|rank|gpu|worker|item)s?$/i;

/** What a bracket expression holds. */
export interface Held {
    readonly count: number;
    readonly rank: number;
    /** Other brackets are around it. */
    readonly isEnclosed: boolean;
    /** All of its numbers are whole, written without a point or an exponent. */
    readonly isWhole: boolean;
}

/**
 * Whether a bracket expression that holds nothing but numbers is an array, and not a citation, a counter, a link, a
 * date or a size.
 */
export function isLikelyArray(
    text: string,
    frame: Frame,
    left: LeftContext,
    end: number,
    { count, rank, isEnclosed, isWhole }: Held,
): boolean {
    const { name } = left;
    if (name !== undefined && isWhole && isMaskName(name)) {
        return false;
    }
    if (frame.kind === 'tensor') {
        // new Float32Array(3) has room for three.
        return !(rank === 0 && /Array$/.test(left.callee)) && !(name !== undefined && isShapeName(name));
    }
    if (name !== undefined && (isShapeName(name) || /\.shape$|\.size$/.test(name))) {
        return false;
    }
    if (frame.kind === 'list') {
        return count > 0;
    }
    const after = text.charCodeAt(end);
    const aloneBehind = endsLine(text, end);
    const isWholeLine = left.startsLine && aloneBehind;
    if (rank === 1 && frame.bracket === '[' && (after === PAREN_OPEN || (after === COLON && left.startsLine))) {
        return false; // [1](https://...) and [1]: https://...
    }
    if (rank === 2 && count === 1 && isWhole && left.binding !== '=' && isItemOfR(text, end)) {
        return false; // [[1]] above what it is of R's list
    }
    if (rank === 1 && isWhole && /^<std(?:out|err)>:/.test(text.slice(end, end + 9))) {
        return false; // [1,0]<stdout>: of MPI
    }
    if (rank === 1 && count === 1 && isWhole && /^[ \t]{1,40}[-+]?\.?\d/.test(text.slice(end, end + 44))) {
        return false; // R's [1,] and [1] in front of a row
    }
    if (name === undefined && left.binding !== '=' && STRING_ENDS.test(text.slice(end, end + 120))) {
        return false; // a line of a longer array, in a string of its own
    }
    if (rank === 1 && frame.bracket === '[' && /^[ \t]{0,9}=(?!=)/.test(text.slice(end, end + 12))) {
        return false; // [0] = 1.25
    }
    if (rank === 1 && count === 1 && isWhole && SIZE_OF_TYPE.test(text.slice(end, end + 60))) {
        return false; // the size in Go's [2][3]float32{...}
    }
    if (count === 0) {
        return isWholeLine;
    }
    if (frame.bracket === '{') {
        return (
            left.binding === '=' ||
            left.binding === ':' ||
            (left.binding === 'word' && after === SEMICOLON) ||
            (isWholeLine && count > 1)
        );
    }
    const named = left.binding === '=' || (left.binding === ':' && !(name !== undefined && COUNTED.test(name)));
    if (frame.bracket === '(' && rank === 1) {
        return count > 1 || frame.contents.commas > 0
            ? left.binding === '=' || isWholeLine || (named && aloneBehind)
            : false;
    }
    const mayBeProse = left.binding === undefined || left.binding === 'word';
    if (rank === 1 && isWhole && mayBeProse && !left.startsLine && isInProse(text, left.start, count)) {
        return false;
    }
    if (rank === 1 && isWhole && mayBeProse && text.startsWith('-1,', frame.open + 1) && isInColumn(text, left.start)) {
        return false; // [-1, 32, 26, 26] in the summary of a model: of any batch
    }
    if (rank === 1 && count === 2 && INTERVAL.test(text.slice(Math.max(0, left.start - 20), left.start))) {
        return false;
    }
    if (frame.contents.countLike && count === 1) {
        return left.binding === '=';
    }
    if (rank === 1 && count === 1) {
        return (
            left.binding === '=' ||
            (named && aloneBehind) ||
            isWholeLine ||
            (isEnclosed && !/\w\s*$/.test(text.slice(Math.max(0, left.start - 2), left.start)))
        );
    }
    return true;
}

/** Whether a vector as R prints it begins the next line, behind what may stand in front of each. */
const isItemOfR = (text: string, end: number): boolean =>
    /^["'}]{0,3}[ \t\r]*\n[^\n]{0,160}?\[1\] /.test(text.slice(end, end + 170));

/** A comma at the end of a string, maybe with a comment behind it: more of the array is in the next. */
const STRING_ENDS = /^,(?:[ \t]|\\[nrt]){0,9}(?:(?:#|\/\/|--|%)[^"'[\]()\n]{0,80})?["'][ \t]{0,9}[,}\]]/;
/** What stands between a size in a type of Go and the numbers. */
const SIZE_OF_TYPE = /^(?:\[\d{0,9}\]){0,8}[A-Z_][\w.]{0,30}\{/i;
/** What stands before the two ends of an interval. */
const INTERVAL = /(?:[∈∊]|\b(?:range|interval|within|between))\s{0,4}:?\s{0,4}$/i;
/** Words of messages about shapes, `Expected target size [2, 3], got [2]`. */
const SHAPES = /\b(?:sizes?|shapes?|dim(?:ension)?s?|strides?)\b/i;
/** A name that the brackets select from, `a = b [1, 2]`. */
const SUBSCRIPTED =
    /(?:[=(,+*/-]\s{0,9}|\b(?:return|print|if|elif|while|assert|yield|and|or|not|del)\s{1,9})[A-Z_][\w.]{0,60} {1,3}$/i;
/** Words that stand before the number of a reference, `as shown in [1, 2]`; numbers before it belong to it. */
const CITING =
    /(?:^|[\s(])(?:see|in|by|from|and|of|cf\.?|e\.g\.,?|al\.|refs?\.?|references?|following|papers?|works?|methods?|approach(?:es)?|also|after|with)\s+(?:\[\d{1,3}\]\s?,?\s?){0,9}$/i;

/** Whether whole numbers that are part of a sentence are sizes, or references, to go by the words before them. */
function isInProse(text: string, start: number, count: number): boolean {
    const before = text.slice(Math.max(0, start - 120), start);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    return SUBSCRIPTED.test(line) || SHAPES.test(line) || (count < 6 && CITING.test(line));
}

/** Whether it stands in a column of a table, behind a name. */
const isInColumn = (text: string, start: number): boolean =>
    /\w {2,}$/.test(text.slice(Math.max(0, start - 60), start));

const CLOSING: ReadonlySet<number> = new Set([COMMA, SEMICOLON, PAREN_CLOSE, BRACKET_CLOSE, BRACE_CLOSE, BACKSLASH]);

/** Nothing but blanks, a comma, a semicolon or closing brackets up to the end of the line. */
function endsLine(text: string, pos: number): boolean {
    for (let at = skipSpaces(text, pos), steps = 0; ; at = skipSpaces(text, at + 1), steps++) {
        const code = text.charCodeAt(at);
        if (
            at >= text.length ||
            isLineEnd(code) ||
            code === HASH ||
            (code === SLASH && text.charCodeAt(at + 1) === SLASH)
        ) {
            return true;
        }
        if (steps > 20 || !CLOSING.has(code)) {
            return false;
        }
    }
}

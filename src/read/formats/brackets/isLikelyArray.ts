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
import { isShapeName } from './callees';
import type { Frame } from './frame';
import type { LeftContext } from './leftContext';

/** Names of things that are counted, `Epoch [3]`, and not arrays. */
const COUNTED =
    /^(?:epoch|step|iter|iteration|batch|page|line|ref|fig|figure|table|eq|chapter|section|version|out|in|round|fold|rank|gpu|worker|item)s?$/i;

/**
 * Whether a bracket expression that holds nothing but numbers is an array, and not a citation, a counter, a link, a
 * date or a size.
 */
export function isLikelyArray(
    text: string,
    frame: Frame,
    left: LeftContext,
    end: number,
    count: number,
    rank: number,
    enclosed: boolean,
): boolean {
    const { name } = left;
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
    if (frame.contents.countLike && count === 1) {
        return left.binding === '=';
    }
    if (rank === 1 && count === 1) {
        return (
            left.binding === '=' ||
            (named && aloneBehind) ||
            isWholeLine ||
            (enclosed && !/\w\s*$/.test(text.slice(Math.max(0, left.start - 2), left.start)))
        );
    }
    return true;
}

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

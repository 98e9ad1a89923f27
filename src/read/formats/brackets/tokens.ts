import {
    BRACE_CLOSE,
    BRACE_OPEN,
    BRACKET_CLOSE,
    BRACKET_OPEN,
    COMMA,
    DOT,
    DOUBLE_QUOTE,
    LINE_FEED,
    MINUS,
    PAREN_CLOSE,
    PAREN_OPEN,
    SINGLE_QUOTE,
    isBlank,
    isDigit,
    isLineEnd,
    isWordPart,
    skipDottedWord,
} from '../../scan/characters';
import { State } from './frame';
import type { Frame } from './frame';
import type { UnfinishedBrackets } from './unfinished';

/** Goes on behind something foreign, to the next bracket, watching whether this is still a list of single things. */
export function readTokens(text: string, pos: number, frame: Frame, unfinished: UnfinishedBrackets): number {
    for (; pos < text.length; pos++) {
        const code = text.charCodeAt(pos);
        if (
            code === PAREN_OPEN ||
            code === PAREN_CLOSE ||
            code === BRACKET_OPEN ||
            code === BRACKET_CLOSE ||
            code === BRACE_OPEN ||
            code === BRACE_CLOSE
        ) {
            return pos;
        }
        if (frame.isConstructor) {
            continue;
        }
        if (code === COMMA) {
            frame.evidence.simple &&= frame.evidence.tokens === 1;
            frame.evidence.tokens = 0;
        } else if (
            code === LINE_FEED &&
            frame.state === State.List &&
            (isLineEnd(text.charCodeAt(pos + 1)) || unfinished.has(frame.open))
        ) {
            frame.state = State.Other; // a blank line ends what prose leaves open
            return pos;
        } else if (isBlank(code)) {
            continue;
        } else if (isWordPart(code) || ((code === MINUS || code === DOT) && isDigit(text.charCodeAt(pos + 1)))) {
            frame.evidence.tokens++;
            let end = skipDottedWord(text, pos + 1);
            if (isDigit(code) || code === MINUS || code === DOT) {
                frame.evidence.numbers++;
                if (text.charCodeAt(end) === DOT) {
                    end = skipDottedWord(text, end + 1);
                }
                frame.evidence.floats += text.slice(pos, Math.min(end, pos + 30)).includes('.') ? 1 : 0;
            }
            pos = end - 1;
        } else if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) {
            frame.evidence.tokens++;
            const end = text.slice(pos + 1, pos + 81).search(code === SINGLE_QUOTE ? /['[\](){}\n]/ : /["[\](){}\n]/);
            if (end < 0 || text.charCodeAt(pos + 1 + end) !== code) {
                frame.evidence.simple = false;
            } else {
                pos += end + 1;
            }
        } else if (code === DOT || code === MINUS) {
            continue; // an elision, a masked value
        } else {
            frame.evidence.simple = false;
        }
        if (!frame.evidence.simple && frame.state === State.List) {
            frame.state = State.Other;
            return pos + 1;
        }
    }
    return pos;
}

/** The word, string or sign at `pos`, for a message. */
export function tokenAt(text: string, pos: number): string {
    const code = text.charCodeAt(pos);
    if (isWordPart(code)) {
        return text.slice(pos, Math.min(skipDottedWord(text, pos), pos + 40));
    }
    return /^(?:'[^'\n]{0,40}'|"[^"\n]{0,40}"|[^\s\w,]{1,8})/.exec(text.slice(pos, pos + 50))?.[0] ?? text.charAt(pos);
}

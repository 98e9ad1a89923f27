import {
    BRACE_CLOSE,
    BRACE_OPEN,
    BRACKET_CLOSE,
    BRACKET_OPEN,
    PAREN_CLOSE,
    PAREN_OPEN,
    isWordPart,
    isWordStart,
} from '../../scan/characters';
import { canonicalDtype } from '../../dtype';
import type { Frame } from './frame';

/**
 * Reads on among the arguments behind a constructor's data, up to the next bracket. Takes down the dtype, and the size
 * that tells the shape of a tensor without elements.
 */
export function readArgument(text: string, pos: number, frame: Frame): number {
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
        if (isWordStart(code)) {
            const argument = text.slice(pos, pos + 80);
            const dtype =
                /^dtype\s{0,9}=\s{0,9}['"]?([<>=|]?[\w.]+)/.exec(argument)?.[1] ??
                /^(?:torch|np|numpy|jnp|tf)\.(?:\w*float\w*|\w*int\w*|long|double|half|bool_?)\b/.exec(argument)?.[0];
            if (dtype !== undefined) {
                frame.dtype ??= canonicalDtype(dtype);
            }
            const size = /^(?:size|shape)\s{0,9}=\s{0,9}(?:[A-Za-z.]{0,20}\(\[|\(|\[)([\d\s,]*)[\])]/.exec(
                argument,
            )?.[1];
            if (size !== undefined) {
                frame.size = (size.match(/\d+/g) ?? []).map(Number);
            }
            while (pos + 1 < text.length && (isWordPart(text.charCodeAt(pos + 1)) || text.charAt(pos + 1) === '.')) {
                pos++;
            }
        }
    }
    return pos;
}

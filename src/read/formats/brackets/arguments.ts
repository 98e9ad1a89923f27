import {
    BRACE_CLOSE,
    BRACE_OPEN,
    BRACKET_CLOSE,
    BRACKET_OPEN,
    COMMA,
    DOT,
    PAREN_CLOSE,
    PAREN_OPEN,
    isWordPart,
    isWordStart,
} from '../../scan/characters';
import { canonicalDtype } from '../../../model/dtype';
import type { Said } from './contents';
import { State } from './frame';
import type { Frame } from './frame';
import { modules } from './libraries';

const ANY_MODULE = [...modules].join('|');
/** `np.float32`: a dtype without its keyword. */
const DTYPE_OF_MODULE = new RegExp(`^(?:${ANY_MODULE})\\.(?:\\w*float\\w*|\\w*int\\w*|long|double|half|bool_?)\\b`);
const MEMBER_OF_MODULE = new RegExp(`^(?:${ANY_MODULE})\\.`);
const DTYPE = /^dtype\s{0,9}=\s{0,9}['"]?([<>=|]?[\w.]+)/;
const SIZE = /^(?:size|shape)\s{0,9}=\s{0,9}(?:[A-Za-z.]{0,20}\(\[|\(|\[)([\d\s,]*)[\])]/;

/** Whether a word behind the numbers can be an argument without a keyword. */
export const isMemberOfModule = (word: string): boolean => MEMBER_OF_MODULE.test(word);

/**
 * Reads on among the arguments of a constructor that do not hold its numbers, up to the next bracket, or to the comma
 * behind which the numbers may still come. Takes down the dtype, and the size that tells the shape of a tensor without
 * elements.
 */
export function readArguments(text: string, pos: number, frame: Frame): number {
    for (; pos < text.length; pos++) {
        const code = text.charCodeAt(pos);
        switch (code) {
            case PAREN_OPEN:
            case PAREN_CLOSE:
            case BRACKET_OPEN:
            case BRACKET_CLOSE:
            case BRACE_OPEN:
            case BRACE_CLOSE:
                return pos;
            case COMMA:
                if (frame.contents.items === 0) {
                    frame.state = State.Open;
                    return pos + 1;
                }
        }
        if (isWordStart(code)) {
            noteArgument(text.slice(pos, pos + 80), (frame.said ??= {}));
            while (isWordPart(text.charCodeAt(pos + 1)) || text.charCodeAt(pos + 1) === DOT) {
                pos++;
            }
        }
    }
    return pos;
}

/** Takes down the sizes in the brackets at `pos` as the shape: `[2, 3]` of `tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3])`. */
export function noteShape(text: string, pos: number, frame: Frame): void {
    const size = /^\[([\d\s,]{0,100})\]/.exec(text.slice(pos, pos + 110))?.[1];
    if (size !== undefined) {
        (frame.said ??= {}).size = numbersIn(size);
    }
}

const numbersIn = (list: string): number[] => (list.match(/\d+/g) ?? []).map(Number);

/** Takes down what the argument at the beginning of the text says, where it is of interest. */
function noteArgument(argument: string, said: Said): void {
    const dtype = DTYPE.exec(argument)?.[1] ?? DTYPE_OF_MODULE.exec(argument)?.[0];
    if (dtype !== undefined) {
        said.dtype ??= canonicalDtype(dtype);
    }
    const size = SIZE.exec(argument)?.[1];
    if (size !== undefined) {
        said.size = numbersIn(size);
    }
}

import { STAR, skipSpaces } from '../../scan/characters';
import { elementsOf } from '../../../model/tensor';
import { MAX_WRITTEN_OUT } from '../../collector';
import { State } from './frame';
import type { Frame } from './frame';
import { messages } from '../../messages';
import type { Numbers } from '../../scan/numbers';

/**
 * `[0.1] * 3` that ends at `end` without its factor: appends the copies and returns the offset behind the number of
 * them.
 */
export function repeatBehind(text: string, frame: Frame, numbers: Numbers, shape: number[], end: number): number {
    const at = skipSpaces(text, end);
    if (text.charCodeAt(at) !== STAR || frame.kind !== 'none' || frame.bracket === '{') {
        return end;
    }
    const match = /^\*[ \t]*(\d{1,9})(?![\w.])/.exec(text.slice(at, at + 20));
    if (match === null) {
        return end;
    }
    copy(frame, numbers, shape, Number(match[1]));
    return at + match[0].length;
}

/** `3 * [0.1]` whose list begins at `start`: appends the copies and returns the offset of the number of them. */
export function repeatBefore(text: string, frame: Frame, numbers: Numbers, shape: number[], start: number): number {
    const times =
        frame.kind === 'none' && frame.bracket === '['
            ? /(?:^|[=(,\s])(\d{1,9})\s{0,4}\*\s{0,4}$/.exec(text.slice(Math.max(0, start - 20), start))
            : null;
    if (times === null) {
        return start;
    }
    copy(frame, numbers, shape, Number(times[1]));
    return start - times[0].length + times[0].indexOf(times[1]!);
}

/** Rust's `vec![0.5; 3]`: what was read as two numbers is one, and how many there are of it. */
export function repeatInside(frame: Frame, numbers: Numbers, shape: number[]): void {
    const times = numbers.values[numbers.length - 1]!;
    numbers.truncate(numbers.length - 1);
    shape[0] = 1;
    copy(frame, numbers, shape, times);
}

function copy(frame: Frame, numbers: Numbers, shape: number[], times: number): void {
    if (!Number.isInteger(times) || times < 0) {
        frame.state = State.Other;
    } else if (times * elementsOf(shape) > MAX_WRITTEN_OUT) {
        frame.break({ reason: 'too-large', message: messages.tooManyCopies(MAX_WRITTEN_OUT) });
    } else {
        numbers.repeat(frame.contents.base, times);
        shape[0] = shape[0]! * times;
    }
}

/** Applies the common factor that PyTorch 0.4 prints before the numbers. */
export function scale({ contents: { base, factor } }: Frame, numbers: Numbers): void {
    if (factor === 1) {
        return;
    }
    for (let i = base; i < numbers.length; i++) {
        numbers.values[i] = numbers.values[i]! * factor;
    }
    numbers.scaleDecimals(factor);
}

/** What a bracket is, to go by what it touches on its left. */
import { BRACKET_CLOSE, EXCLAMATION, GREATER, PAREN_CLOSE, SPACE, isWordPart } from '../../scan/characters';
import { messages } from '../../messages';
import { classifyCallee } from './callees';
import type { CalleeKind } from './callees';
import { State } from './frame';
import type { Frame } from './frame';
import { lookLeft } from './leftContext';

/** `float[] {` and `Float32Array(3) [`: a blank between what belongs together. */
const TOUCHING = /[\]>] \{|\) \[/;

/** Whether something other than a blank, a separator or a bracket touches the bracket on its left. */
export function touchesLeft(text: string, pos: number): boolean {
    const code = text.charCodeAt(pos - 1);
    return (
        pos > 0 &&
        (isWordPart(code) ||
            code === EXCLAMATION ||
            code === BRACKET_CLOSE ||
            code === GREATER ||
            code === PAREN_CLOSE ||
            (code === SPACE && TOUCHING.test(text.slice(pos - 2, pos + 1))))
    );
}

/** Whether Scala's, or JavaScript's, `Array(` has its items in it, where JAX has them in brackets. */
function isListOfItems(text: string, open: number): boolean {
    if (text.startsWith('Array(', open + 1)) {
        return true;
    }
    const close = text.indexOf(')', open);
    const items = text.slice(open + 1, Math.min(close, open + 400));
    return close >= 0 && /^\s*[-+.\d]/.test(items) && items.includes(',') && !items.includes('=');
}

/** Takes down what the words that touch a bracket on its left say that it is: a constructor, a call, a subscript. */
export function classify(text: string, frame: Frame, parent: Frame | undefined): void {
    const left = lookLeft(text, frame.open);
    frame.left = left;
    const before = text.charCodeAt(frame.open - 1);
    const isSubscript =
        frame.bracket === '[' &&
        (before === BRACKET_CLOSE || before === PAREN_CLOSE) &&
        !(parent?.state === State.Open && parent.contents.rowShape !== undefined);
    // f()(...) and table[0](...) are calls, too.
    const isCallOfResult = frame.bracket === '(' && (before === PAREN_CLOSE || before === BRACKET_CLOSE);
    let kind: CalleeKind = isCallOfResult ? 'other' : classifyCallee(left.callee, frame.bracket);
    if (isSubscript) {
        kind = 'other';
    } else if (left.callee === 'Array' && isListOfItems(text, frame.open)) {
        kind = 'list';
    } else if (left.callee === 'matrix' && text.startsWith('c(', frame.open + 1)) {
        kind = 'other'; // R's matrix(c(1, 2, 3, 4), nrow = 2) goes by columns
    }
    frame.kind = kind;
    if (kind === 'other' || kind === 'shape' || kind === 'tracer') {
        frame.state = State.Other;
        frame.suppressed ||= kind === 'shape' || (frame.bracket === '[' && (left.callee !== '' || isSubscript));
        if (kind === 'tracer') {
            frame.state = State.Open;
            frame.break({ reason: 'no-values', message: messages.noValues() });
        }
    } else if (kind === 'sparse') {
        frame.breakSparse();
    } else if (kind === 'tensor') {
        frame.suppressed = frame.isSparse;
    }
}

import { printedLossFact } from './printedLoss';
import type { PrintedLossFact } from './printedLoss';
import type { Span } from '../model/span';

/** Longer selections hold more than a loss. */
const LONGEST = 200;

/**
 * A number with a decimal point or an exponent, nan or inf; not a part of a word ('cuda:0', 'NllLossBackward0'). Whole
 * numbers are targets.
 */
const LOSS = /(?<![\w.:])[-+]?(?:(?:\d+\.\d*|\.\d+)(?:e[-+]?\d+)?|\d+e[-+]?\d+|nan|inf)(?![\w%]|\.\d)/gi;

/** What a token of a number is made of. */
const TOKEN = /[\w.+-]/;

/**
 * The loss that a selection holds and nothing else that could be meant: "0.5986", "tensor(0.5986, grad_fn=...)", "loss:
 * 0.5986". A bare cursor means the number it stands in.
 */
export function selectedLoss(source: string, { start, end }: Span): PrintedLossFact | undefined {
    const from = start === end ? tokenStart(source, start) : start;
    const to = start === end ? tokenEnd(source, end) : end;
    if (to - from > LONGEST) {
        return undefined;
    }
    const [only, ...more] = source.slice(from, to).matchAll(LOSS);
    if (!only || more.length > 0) {
        return undefined;
    }
    return printedLossFact(only[0], from + only.index);
}

function tokenStart(source: string, offset: number): number {
    let at = offset;
    while (at > 0 && offset - at <= LONGEST && TOKEN.test(source.charAt(at - 1))) {
        at--;
    }
    return at;
}

function tokenEnd(source: string, offset: number): number {
    let at = offset;
    while (at < source.length && at - offset <= LONGEST && TOKEN.test(source.charAt(at))) {
        at++;
    }
    return at;
}

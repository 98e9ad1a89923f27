import type { LiveProblem } from '../explain/live';
import type { Tensor } from '../model/tensor';
import type { LiveCriterion } from '../context/python';
import type { Local } from './answers';
import type { Evaluated, Variable } from './protocol';

/** What a debug adapter is asked, of the frame that is stopped. Each fails where the adapter refuses. */
export interface Requests {
    evaluate(expression: string, context: 'clipboard' | 'watch' | 'variables'): Promise<Evaluated>;
    /** Some of the bytes from `offset` on, in base64; undefined where there are none. */
    memory(reference: string, offset: number, count: number): Promise<string | undefined>;
    /** The variables of the frame, those of the innermost scope first. */
    variables(): Promise<readonly Variable[]>;
}

/** What goes on while a long value is read. */
export interface Control {
    readonly isCancelled: () => boolean;
    /** Longer values are not read; all are up to `MOST_LIVE_NUMBERS`. */
    readonly most?: number;
    /** So many of its numbers have come. */
    readonly onProgress?: (expression: string, done: number, all: number) => void;
}

/** The value of an expression in a stopped program. */
export type LiveValue =
    | (Tensor & { readonly kind: 'tensor'; readonly dtype?: string; readonly type: string })
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'none' }
    | { readonly kind: 'problem'; readonly problem: LiveProblem };

/** A stopped frame, whatever the debugger. Reading it changes nothing in the program. */
export interface Debuggee {
    /** @param isPlain it can be asked for again without another outcome: names, attributes, entries */
    value(expression: string, isPlain: boolean, control: Control): Promise<LiveValue>;
    /** The options of a criterion; undefined for any other object. */
    criterion(expression: string, control: Control): Promise<LiveCriterion | undefined>;
    /** What can take part in a loss. */
    locals(): Promise<readonly Local[]>;
}

/** More numbers are not read: the panel keeps several arrays of them. */
export const MOST_LIVE_NUMBERS = 4_000_000;
/** So many characters of a text stand for a number at least. */
const CHARACTERS = 8;

/** What Python and JavaScript say of a name that has no value. */
const UNBOUND = /^(?:NameError|UnboundLocalError|ReferenceError)\b|\bis not defined$/;

/** What came in place of a value: an exception, or an answer that no value gives. */
export const failed = (text: string): LiveValue => ({
    kind: 'problem',
    problem: UNBOUND.test(text) ? { kind: 'unbound' } : { kind: 'failed', detail: text.slice(0, 200) },
});
export const tooMany = (count: number): LiveValue => ({
    kind: 'problem',
    problem: { kind: 'too-many', count, most: MOST_LIVE_NUMBERS },
});
export const mostOf = ({ most = MOST_LIVE_NUMBERS }: Control): number => Math.min(most, MOST_LIVE_NUMBERS);

/** A value was not read to its end: a person did not want to wait, or there is nobody left to ask. */
export class Cancelled extends Error {}
export class SessionEnded extends Error {}

/** The whole of a text that comes in slices; undefined where it is not the same one any more, or too long. */
export async function wholeText(
    first: { readonly length: number; readonly text: string },
    next: (from: number) => Promise<string | undefined>,
    control: Control,
): Promise<string | undefined> {
    const parts = [first.text];
    for (let at = first.text.length; at < first.length;) {
        if (control.isCancelled()) {
            throw new Cancelled();
        }
        const part = first.length > CHARACTERS * mostOf(control) ? undefined : await next(at);
        if (part === undefined || part === '') {
            return undefined;
        }
        parts.push(part);
        at += part.length;
    }
    return parts.join('');
}

export const messageOf = (error: unknown): string =>
    (error instanceof Error ? error.message : String(error)).slice(0, 200);

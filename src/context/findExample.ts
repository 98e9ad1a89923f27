import { arrayAt, readArrayAt, readNumericArrays } from '../read';
import type { Edges, NumericArray, ReadResult, Unreadable } from '../read';
import { contextOf } from './facts';
import type { LossFacts } from './facts';
import { moved } from './moved';
import { isTargetName } from './names';
import { defined } from '../model/defined';
import type { Outline } from '../model/outline';
import type { Span } from '../model/span';
import { elementsOf } from '../model/tensor';
import type { Shape } from '../model/tensor';
import { asTarget } from './target';
import type { OutlinedLoss } from './python/calledLosses';
import { distantTargetsIn, textFacts } from './textFacts';
import type { Blocked, LossChoice, LossContext, Received } from './types';

/** The logits that a person means, and what the text says of their loss. */
export interface FoundExample {
    readonly kind: 'found';
    readonly logits: NumericArray;
    readonly facts: LossFacts;
    /** The facts as other folders read them. */
    readonly context: LossContext;
    /** The target was selected with the logits, so nothing else can be the target. */
    readonly targetSelected?: true;
    /** It was asked for at a call that gets it, not where its numbers are. */
    readonly atCall?: true;
    /** What is explained where the code moves the logits on their way to the loss. */
    readonly received?: Received;
    /** What keeps the array from being what a loss receives, where that is not known. */
    readonly blocked?: Blocked;
    /** Where the code calls several losses with the array. */
    readonly choice?: LossChoice;
    /** What would be the target if it stood nearer. */
    readonly distantTarget?: NumericArray;
}

export const exampleWith = (
    logits: NumericArray,
    facts: LossFacts,
    rest: Pick<FoundExample, 'targetSelected' | 'received' | 'blocked' | 'choice' | 'distantTarget'> = {},
): FoundExample => ({ kind: 'found', logits, facts, context: contextOf(facts), ...rest });

/** Why there is nothing to explain at the cursor or in the selection. */
export type NoExample =
    | { readonly kind: 'unreadable'; readonly unreadable: Unreadable }
    /** An array, but not of logits: fewer than two numbers along every axis, or no axis at all. */
    | {
          readonly kind: 'no-classes';
          readonly shape: readonly number[];
          /** What it is instead: the class indices that a loss gets, by their name or by the call. */
          readonly target?: { readonly name?: string; readonly loss?: string };
          /** The call of a loss that was asked for, where it is that. */
          readonly call?: OutlinedLoss;
      }
    /** No array at all; `nearest` is the closest one in the text. */
    | {
          readonly kind: 'nothing';
          readonly where: 'cursor' | 'selection';
          readonly nearest?: NumericArray;
          /** What there is to say all the same. */
          readonly message?: string;
          /** The call of a loss that was asked for; its numbers are not in the text. */
          readonly call?: OutlinedLoss;
      };

/** A call of a loss, and what the code tells of what it gets. */
export interface CallNearby {
    readonly name: string;
    readonly at: number;
    readonly loss: OutlinedLoss;
    /** The place is in the call, or on a line that makes what it gets. */
    readonly isHere: boolean;
    readonly parts: readonly {
        readonly part: 'logits' | 'target' | 'weight';
        /** As the code has it. */
        readonly text: string;
        readonly outline?: Outline;
    }[];
}

/**
 * Finds the array that a selection means: the logits among the selected arrays, or, for a bare cursor
 * (start = end), the array under it or else the first of its line. `read` is what the text holds. Linear in the text.
 */
export const findExample = (source: string, selection: Span, read = readNumericArrays(source)) =>
    exampleIn(source, selection, read, pickIn(source, selection, read));

/** The same where it is known what the selection means. */
export function exampleIn(source: string, selection: Span, read: ReadResult, picked: Picked): FoundExample | NoExample {
    if (picked) {
        return exampleOf(picked, source, selection, read);
    }
    const nearest = nearestLogits(read, selection);
    return { kind: 'nothing', where: isBare(selection) ? 'cursor' : 'selection', ...(nearest && { nearest }) };
}

/** What a selection or a bare cursor means, an array or one that cannot be read. */
export const pickIn = (source: string, selection: Span, read: ReadResult): Picked =>
    isBare(selection) ? atCursor(source, selection.start, read) : inSelection(source, selection, read);

export type Picked = NumericArray | Unreadable | undefined;

const isBare = ({ start, end }: Span): boolean => start === end;

/**
 * The example of the array that covers `offset`; undefined where there is none. For checks from outside: within the
 * project a `ReadText` keeps what it has read.
 */
export function findExampleAt(text: string, offset: number, edges: Edges = {}): FoundExample | NoExample | undefined {
    const picked = readArrayAt(text, offset, edges);
    return picked && exampleOf(picked, text, picked, readNumericArrays(text));
}

/** The example of an array that was picked in a text; `read` is what the text holds. */
export function exampleOf(
    picked: NumericArray | Unreadable,
    source: string,
    selection: Span,
    read: ReadResult,
): FoundExample | NoExample {
    if ('reason' in picked) {
        return { kind: 'unreadable', unreadable: picked };
    }
    const isTarget = isTargetName(picked.name);
    const logits = isTarget ? (logitsOfTarget(read, picked) ?? picked) : picked;
    if (
        isTarget &&
        logits === picked &&
        isIndices(picked) &&
        selection.end - selection.start <= picked.end - picked.start
    ) {
        return {
            kind: 'no-classes',
            shape: picked.shape,
            target: { ...(picked.name !== undefined && { name: picked.name }) },
        };
    }
    if (!canBeLogits(logits)) {
        return { kind: 'no-classes', shape: logits.shape };
    }
    const facts = textFacts(logits, source, selection, read.arrays);
    const target = contextOf(facts).sources?.target;
    const [distantTarget] = facts.target ? [] : distantTargetsIn(source, logits, read.arrays);
    const targetSelected = target !== undefined && target.start >= selection.start && target.end <= selection.end;
    return exampleWith(logits, facts, defined({ targetSelected: targetSelected || undefined, distantTarget }));
}

/** An array of one number is a target or a loss; an empty one still has a shape to explain. */
export const canBeLogits = ({ shape }: { readonly shape: Shape }): boolean =>
    shape.length > 0 && elementsOf(shape) !== 1;

/** Whole numbers as indices are written, more than one in a row. */
const isIndices = ({ data, decimals, shape }: NumericArray): boolean =>
    decimals === undefined && shape.length === 1 && data.length > 1 && data.every(value => Number.isSafeInteger(value));

function atCursor(source: string, offset: number, read: ReadResult): Picked {
    const under = arrayAt(read, offset);
    if (under) {
        return under;
    }
    const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
    const newline = source.indexOf('\n', offset);
    const onLine = ({ start }: Span): boolean => start >= lineStart && (newline < 0 || start < newline);
    return pickLogits(read.arrays.filter(onLine)) ?? read.unreadable.find(onLine);
}

function inSelection(source: string, { start, end }: Span, read: ReadResult): Picked {
    const text = source.slice(start, end);
    const { arrays, unreadable } = text.length === source.length ? read : readNumericArrays(text, read.choice);
    // What is no array by its names is one where a person selects it.
    const picked =
        pickLogits(arrays) ?? pickLogits(readNumericArrays(text, read.choice, true).arrays) ?? bareNumbers(text);
    if (picked) {
        const selected = moved(picked, start);
        // In its place the same array also has the name that stands before the selection.
        const inPlace = arrayAt(read, selected.start);
        return inPlace && !('reason' in inPlace) && inPlace.start === selected.start && inPlace.end === selected.end
            ? inPlace
            : selected;
    }
    // A selection that cuts through an array means the whole of it.
    const enclosing = arrayAt(read, start);
    if (enclosing && enclosing.end >= end) {
        return enclosing;
    }
    const refused = unreadable[0];
    return refused && { ...refused, start: refused.start + start, end: refused.end + start };
}

/** `1.2, -0.9, 1.5` selected without its brackets. */
function bareNumbers(text: string): NumericArray | undefined {
    const [array, ...more] = readNumericArrays(`[${text}]`).arrays;
    if (array === undefined || more.length > 0 || array.data.length < 2) {
        return undefined;
    }
    // It begins and ends with its numbers: the brackets are not in the text.
    const { start } = array.spanOf(0);
    const { end } = array.spanOf(array.data.length - 1);
    return { ...moved(array, -1), start: start - 1, end: end - 1 };
}

/** The first array that can be logits and is not called a target; without one, any other. */
export function pickLogits(arrays: readonly NumericArray[]): NumericArray | undefined {
    const candidates = arrays.filter(canBeLogits);
    return candidates.find(array => !isTargetName(array.name)) ?? candidates[0] ?? arrays[0];
}

/** Class indices were pointed at: the closest array that they fit. */
function logitsOfTarget(read: ReadResult, target: NumericArray): NumericArray | undefined {
    return nearestLogits(read, target, array => asTarget(target, array)?.kind === 'index');
}

function nearestLogits(
    { arrays }: ReadResult,
    { start, end }: Span,
    accept: (array: NumericArray) => boolean = () => true,
): NumericArray | undefined {
    const away = (array: Span): number => Math.max(array.start - end, start - array.end);
    return arrays
        .filter(array => canBeLogits(array) && !isTargetName(array.name) && accept(array))
        .reduce<NumericArray | undefined>(
            (best, array) => (best && away(best) <= away(array) ? best : array),
            undefined,
        );
}

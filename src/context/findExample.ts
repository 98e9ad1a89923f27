import { readArrayAt, readNumericArrays } from '../read';
import type { NumericArray, Unreadable } from '../read';
import { contextOf } from './lossContext';
import { moved } from './moved';
import { isTargetName } from './names';
import type { Span } from '../model/span';
import { elementsOf } from '../model/tensor';
import { asTarget } from './target';
import type { LossContext } from './types';

export interface WindowEdges {
    readonly cutStart?: boolean;
    readonly cutEnd?: boolean;
}

/** The logits that a person means, and what the text says of their loss. */
export interface FoundExample {
    readonly kind: 'found';
    readonly logits: NumericArray;
    readonly context: LossContext;
    /** Somebody has selected the target with the logits, so nothing else can be the target. */
    readonly targetSelected?: true;
}

/** Why there is nothing to explain at the cursor or in the selection. */
export type NoExample =
    | { readonly kind: 'unreadable'; readonly unreadable: Unreadable }
    /** An array, but not of logits: fewer than two numbers along every axis, or no axis at all. */
    | { readonly kind: 'no-classes'; readonly shape: readonly number[] }
    /** No array at all; `nearest` is the closest one in the text. */
    | { readonly kind: 'nothing'; readonly where: 'cursor' | 'selection'; readonly nearest?: NumericArray };

/**
 * Finds the array that a selection means: the logits among the selected arrays, or, for a bare cursor
 * (start = end), the array under it or else the first of its line. Linear in the text.
 */
export function findExample(source: string, selection: Span): FoundExample | NoExample {
    const picked = pickIn(source, selection);
    if (picked) {
        return exampleOf(picked, source, selection);
    }
    const nearest = nearestLogits(source, selection);
    return { kind: 'nothing', where: isBare(selection) ? 'cursor' : 'selection', ...(nearest && { nearest }) };
}

/** What a selection or a bare cursor means, an array or one that cannot be read. */
export const pickIn = (source: string, selection: Span): NumericArray | Unreadable | undefined =>
    isBare(selection) ? atCursor(source, selection.start) : inSelection(source, selection);

const isBare = ({ start, end }: Span): boolean => start === end;

/**
 * The example of the array under `offset`, undefined where there is none. `text` may be a window cut out of a
 * document: `edges` says on which sides more follows.
 */
export function findExampleAt(text: string, offset: number, edges: WindowEdges): FoundExample | NoExample | undefined {
    const picked = readArrayAt(text, offset, edges);
    return picked && exampleOf(picked, text, picked);
}

function exampleOf(picked: NumericArray | Unreadable, source: string, selection: Span): FoundExample | NoExample {
    if ('reason' in picked) {
        return { kind: 'unreadable', unreadable: picked };
    }
    const logits = isTargetName(picked.name) ? (logitsOfTarget(source, picked) ?? picked) : picked;
    if (!canBeLogits(logits)) {
        return { kind: 'no-classes', shape: logits.shape };
    }
    const context = contextOf(logits, source, selection);
    const target = context.sources?.target;
    const targetSelected = target !== undefined && target.start >= selection.start && target.end <= selection.end;
    return { kind: 'found', logits, context, ...(targetSelected && { targetSelected }) };
}

/** An array of one number is somebody's target or loss; an empty one still has a shape to explain. */
export const canBeLogits = ({ shape }: NumericArray): boolean => shape.length > 0 && elementsOf(shape) !== 1;

function atCursor(source: string, offset: number): NumericArray | Unreadable | undefined {
    const under = readArrayAt(source, offset);
    if (under) {
        return under;
    }
    const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
    const newline = source.indexOf('\n', offset);
    const onLine = ({ start }: Span): boolean => start >= lineStart && (newline < 0 || start < newline);
    const { arrays, unreadable } = readNumericArrays(source);
    return pickLogits(arrays.filter(onLine)) ?? unreadable.find(onLine);
}

function inSelection(source: string, { start, end }: Span): NumericArray | Unreadable | undefined {
    const text = source.slice(start, end);
    const { arrays, unreadable } = readNumericArrays(text);
    const picked = pickLogits(arrays) ?? bareNumbers(text);
    if (picked) {
        const selected = moved(picked, start);
        // In its place the same array also has the name that stands before the selection.
        const inPlace = readArrayAt(source, selected.start);
        return inPlace && !('reason' in inPlace) && inPlace.start === selected.start && inPlace.end === selected.end
            ? inPlace
            : selected;
    }
    // A selection that cuts through an array means the whole of it.
    const enclosing = readArrayAt(source, start);
    if (enclosing && enclosing.end >= end) {
        return enclosing;
    }
    const refused = unreadable[0];
    return refused && { ...refused, start: refused.start + start, end: refused.end + start };
}

/** `1.2, -0.9, 1.5` selected without its brackets. */
function bareNumbers(text: string): NumericArray | undefined {
    const [array, ...more] = readNumericArrays(`[${text}]`).arrays;
    return array && more.length === 0 && array.data.length > 1 ? moved(array, -1) : undefined;
}

/** The first array that can be logits and is not called a target; without one, any other. */
export function pickLogits(arrays: readonly NumericArray[]): NumericArray | undefined {
    const candidates = arrays.filter(canBeLogits);
    return candidates.find(array => !isTargetName(array.name)) ?? candidates[0] ?? arrays[0];
}

/** Somebody pointed at class indices: the closest array that they fit. */
function logitsOfTarget(source: string, target: NumericArray): NumericArray | undefined {
    return nearestLogits(source, target, array => asTarget(target, array)?.kind === 'index');
}

function nearestLogits(
    source: string,
    { start, end }: Span,
    accept: (array: NumericArray) => boolean = () => true,
): NumericArray | undefined {
    const away = (array: Span): number => Math.max(array.start - end, start - array.end);
    return readNumericArrays(source)
        .arrays.filter(array => canBeLogits(array) && !isTargetName(array.name) && accept(array))
        .reduce<NumericArray | undefined>(
            (best, array) => (best && away(best) <= away(array) ? best : array),
            undefined,
        );
}

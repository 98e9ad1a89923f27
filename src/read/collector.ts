import { elementsOf } from '../model/tensor';
import { messages } from './messages';
import { Numbers } from './scan/numbers';
import { WrittenArray } from './writtenArray';
import type { Description } from './writtenArray';
import type { NumericArray, ReadRefusal, Span, Unreadable } from './types';

/** An array, and what readArrayAt has to know about it. */
export interface CollectedArray {
    readonly array: NumericArray;
    /** Nothing in sight says that it is whole: no constructor, no name, no bracket around it. */
    readonly bare: boolean;
}

/** So many numbers the repetitions of one text may come to: `[0.5] * n` is short for any n. */
export const MAX_WRITTEN_OUT = 5_000_000;

/** Gathers what is read from one text. */
export class Collector {
    readonly found: CollectedArray[] = [];
    readonly unreadable: Unreadable[] = [];
    readonly numbers: Numbers;
    /** Where the last closing bracket stands that closes nothing; -1: none. */
    lastStray = -1;
    /** How many numbers the arrays with repeated numbers would be together, written out. */
    private writtenOut = 0;

    constructor(readonly text: string) {
        this.numbers = new Numbers(text);
    }

    /** Makes an array of the numbers from `base` on, and takes them away. */
    add(base: number, description: Description, bare: boolean): void {
        const { numbers } = this;
        const written = numbers.take(base);
        const { start, end, shape } = description;
        if (elementsOf(shape) === written.stretch.length) {
            this.found.push({ array: new WrittenArray(written, numbers.decimals, description), bare });
        } else {
            this.refuse(start, end, {
                reason: 'elided',
                message: messages.wrongCount(written.stretch.length, elementsOf(shape)),
            });
        }
    }

    /** Whether one more array of repeated numbers, `count` written out, is no more than one text may ask for. */
    affords(count: number): boolean {
        const isAffordable = this.writtenOut + count <= MAX_WRITTEN_OUT;
        this.writtenOut += isAffordable ? count : 0;
        return isAffordable;
    }

    refuse(start: number, end: number, { reason, message }: ReadRefusal): void {
        this.unreadable.push({ start, end, reason, message });
    }

    /**
     * What is left when each place of the text belongs to one thing at most: of what overlaps, an array comes before
     * what cannot be read, and what comes first before what follows.
     */
    settle(): { readonly found: readonly CollectedArray[]; readonly unreadable: readonly Unreadable[] } {
        const found = apart(this.found, ({ array }) => array);
        const arrays = found.map(({ array }) => array);
        let next = 0;
        const unreadable = apart(this.unreadable, refusal => refusal).filter(({ start, end }) => {
            while (next < arrays.length && arrays[next]!.end <= start) {
                next++;
            }
            return next >= arrays.length || arrays[next]!.start >= end;
        });
        return { found, unreadable };
    }
}

/** The items in the order of the text, without those that overlap one before them. */
function apart<T>(items: readonly T[], spanOf: (item: T) => Span): readonly T[] {
    let last = 0;
    return items
        .toSorted((a, b) => spanOf(a).start - spanOf(b).start)
        .filter(item => {
            const { start, end } = spanOf(item);
            const isApart = start >= last;
            last = isApart ? end : last;
            return isApart;
        });
}

import { elementsOf } from '../model/tensor';
import { messages } from './messages';
import type { PlainText } from './plain/plainText';
import { Numbers } from './scan/numbers';
import { WrittenArray } from './writtenArray';
import type { Description } from './writtenArray';
import type { ColumnChoice, NumericArray, ReadRefusal, Span, Unreadable } from './types';

/** An array, and what readArrayAt has to know about it. */
export interface CollectedArray {
    readonly array: NumericArray;
    /** Nothing in sight says that it is whole: no constructor, no name, no bracket around it. */
    readonly bare: boolean;
}

/** So many numbers the repetitions of one text may come to: `[0.5] * n` is short for any n. */
export const MAX_WRITTEN_OUT = 5_000_000;

/** So far apart the lines of one array stand in the strings of a log. */
const LONGEST_GAP = 400;

/** Gathers what is read from one text. */
export class Collector {
    readonly found: CollectedArray[] = [];
    readonly unreadable: Unreadable[] = [];
    readonly numbers: Numbers;
    private strayAt = -1;
    /** Where the last array ends in the text that is read. */
    private behindLast = 0;
    /** How many numbers the arrays with repeated numbers would be together, written out. */
    private writtenOut = 0;

    readonly text: string;
    /** There may be strings in the text. */
    readonly hasQuotes: boolean;

    /** @param choice the columns of tables that a person has chosen */
    constructor(
        private readonly plain: PlainText,
        readonly choice?: ColumnChoice,
        /** The text is what a person has selected: then a table of anything is what is meant. */
        readonly isMeant = false,
    ) {
        this.text = plain.text;
        this.hasQuotes = plain.hasQuotes === true;
        this.numbers = new Numbers(plain.text);
    }

    /** Makes an array of the numbers from `base` on, and takes them away. */
    add(base: number, description: Description, bare: boolean): void {
        const { numbers, plain } = this;
        const written = numbers.take(base);
        const { start, end, shape } = description;
        if (elementsOf(shape) === written.stretch.length) {
            this.behindLast = end;
            const original = plain.isOriginal ? undefined : plain;
            this.found.push({ array: new WrittenArray(written, numbers.decimals, description, original), bare });
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
        const { plain } = this;
        this.unreadable.push({ start: plain.startOf(start), end: plain.endOf(end), reason, message });
    }

    /** Where the last closing bracket stands that closes nothing; -1: none. */
    get lastStray(): number {
        return this.strayAt < 0 ? -1 : this.plain.startOf(this.strayAt);
    }

    /** Whether the bracket at `at` begins a string that comes behind the one that the last array ends. */
    private isInNextString(at: number): boolean {
        const between = this.text.slice(this.behindLast, at);
        return between.length < LONGEST_GAP && /^["'][^[\]]*["']\s*$/.test(between);
    }

    noteStray(at: number): void {
        this.strayAt = at;
        const last = this.found.at(-1);
        if (last !== undefined && last.array.name === undefined && this.text.charAt(at) === ']') {
            const { start, end } = last.array;
            // The last line of several: the others are in other strings, or not here.
            const isAdjacent = this.plain.endOf(at) === end;
            if (isAdjacent || this.isInNextString(at)) {
                this.found.pop();
                this.unreadable.push({ start, end, reason: 'elided', message: messages.truncated() });
            }
        }
    }
}

/** What was read from a text; the lists are in its order, and nothing overlaps. */
export interface Collected {
    readonly found: readonly CollectedArray[];
    readonly unreadable: readonly Unreadable[];
    /** Where the last closing bracket stands that closes nothing; -1: none. */
    readonly lastStray: number;
}

/**
 * What is left of several collectors, the first of which has read the text around the others, when each place of the text belongs to one thing at most: of what overlaps, an
 * array comes before what cannot be read, and what comes first before what follows.
 */
export function settled(collectors: readonly Collector[]): Collected {
    const found = apart(
        collectors.flatMap(collector => collector.found),
        ({ array }) => array,
    );
    const arrays = found.map(({ array }) => array);
    const refusals = apart(
        collectors.flatMap(collector => collector.unreadable),
        refusal => refusal,
    );
    let next = 0;
    const unreadable = refusals.filter(({ start, end }) => {
        while (next < arrays.length && arrays[next]!.end <= start) {
            next++;
        }
        return next >= arrays.length || arrays[next]!.start >= end;
    });
    return { found, unreadable, lastStray: collectors[0]!.lastStray };
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

import { Numbers } from './scan/numbers';
import { WrittenArray } from './writtenArray';
import type { Description } from './writtenArray';
import type { NumericArray, ReadRefusal, Unreadable } from './types';

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
        this.found.push({ array: new WrittenArray(numbers.take(base), numbers.decimals, description), bare });
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
}

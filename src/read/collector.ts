import { Numbers } from './numbers';
import type { NumericArray, Span, Unreadable } from './types';
import type { Problem } from './frame';

/** What a reader knows of an array besides its numbers. */
export interface Description {
    readonly start: number;
    readonly end: number;
    readonly shape: readonly number[];
    readonly name?: string | undefined;
    readonly dtype?: string | undefined;
    readonly rowLabels?: readonly string[] | undefined;
    readonly columnLabels?: readonly string[] | undefined;
    readonly classNames?: readonly string[] | undefined;
}

/** An array, and what readArrayAt has to know about it. */
export interface Found {
    readonly array: NumericArray;
    /** Nothing in sight says that it is whole: no constructor, no name, no bracket around it. */
    readonly bare: boolean;
}

/** Gathers what is read from one text. */
export class Collector {
    readonly found: Found[] = [];
    readonly unreadable: Unreadable[] = [];
    readonly numbers: Numbers;
    /** Where the last closing bracket stands that closes nothing; -1: none. */
    lastStray = -1;

    constructor(readonly text: string) {
        this.numbers = new Numbers(text);
    }

    /** Makes an array of the numbers from `base` on, and takes them away. */
    add(base: number, description: Description, bare: boolean): void {
        const { numbers } = this;
        this.found.push({ array: new SpannedArray(numbers, base, description), bare });
    }

    refuse(start: number, end: number, problem: Problem): void {
        this.unreadable.push({ start, end, reason: problem.reason, message: problem.message });
    }
}

class SpannedArray implements NumericArray {
    readonly data: Float64Array;
    readonly shape: readonly number[];
    readonly start: number;
    readonly end: number;
    declare readonly name?: string;
    declare readonly dtype?: string;
    declare readonly decimals?: number;
    declare readonly rowLabels?: readonly string[];
    declare readonly columnLabels?: readonly string[];
    declare readonly classNames?: readonly string[];
    private readonly starts: Uint32Array;
    private readonly ends: Uint32Array;

    constructor(numbers: Numbers, base: number, description: Description) {
        const { values, starts, ends } = numbers.take(base);
        this.data = values;
        this.starts = starts;
        this.ends = ends;
        this.shape = description.shape;
        this.start = description.start;
        this.end = description.end;
        const { decimals } = numbers;
        const { name, dtype, rowLabels, columnLabels, classNames } = description;
        Object.assign(this, defined({ name, dtype, decimals, rowLabels, columnLabels, classNames }));
    }

    spanOf(index: number): Span {
        const start = this.starts[index];
        const end = this.ends[index];
        if (start === undefined || end === undefined || index >= this.data.length) {
            throw new RangeError(`No number ${index} in an array of ${this.data.length}.`);
        }
        return { start, end };
    }
}

/** Without the members that are undefined: an absent property stays absent. */
const defined = (members: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
